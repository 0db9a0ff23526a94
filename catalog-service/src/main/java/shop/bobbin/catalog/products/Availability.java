package shop.bobbin.catalog.products;

/** The stock of a product as customers see it: a level, never the exact number. */
public enum Availability {
    IN_STOCK,
    LOW,
    OUT;

    private static final int LOW_THRESHOLD = 5;

    public static Availability of(long onHand) {
        if (onHand <= 0) {
            return OUT;
        }
        return onHand <= LOW_THRESHOLD ? LOW : IN_STOCK;
    }
}
