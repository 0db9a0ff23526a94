package shop.bobbin.wishlist.products;

/** The level of a product's stock in the catalog. */
public enum Availability {
    IN_STOCK,
    LOW,
    OUT;

    public boolean isBackInStockAfter(Availability previous) {
        return previous == OUT && this != OUT;
    }
}
