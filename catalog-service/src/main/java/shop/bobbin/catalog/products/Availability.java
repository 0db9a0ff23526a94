package shop.bobbin.catalog.products;

/** What a customer is told about the stock: a level, never the number. */
public enum Availability {
    IN_STOCK,
    LOW,
    OUT;

    private static final int LOW_FROM = 5;

    public static Availability of(long onHand) {
        if (onHand <= 0) {
            return OUT;
        }
        return onHand <= LOW_FROM ? LOW : IN_STOCK;
    }
}
