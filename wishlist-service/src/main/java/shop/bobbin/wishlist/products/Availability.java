package shop.bobbin.wishlist.products;

/** How much of a product the catalog can sell, roughly. */
public enum Availability {
    IN_STOCK,
    LOW,
    OUT;

    public boolean isBackSince(Availability before) {
        return before == OUT && this != OUT;
    }
}
