package shop.bobbin.recommendation.similarity;

/**
 * A product as the catalog last published it.
 *
 * @param version grows with each change in the catalog
 * @param picture a path at the catalog service
 */
public record Product(
        Sku sku,
        long version,
        String name,
        Category category,
        Money price,
        Availability availability,
        String picture,
        boolean discontinued) {

    /** Other products are not recommended. A product that was out of stock is recommended again when it is back. */
    boolean isAvailable() {
        return !discontinued && availability != Availability.OUT;
    }
}
