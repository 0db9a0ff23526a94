package shop.bobbin.recommendation.similarity;

/** What an answer shows of a product, as the catalogue last told it. */
public record Product(
        Sku sku,
        long version,
        String name,
        Category category,
        Money price,
        Availability availability,
        String picture,
        boolean discontinued) {

    /** A product that cannot be bought now is not recommended; it returns with its stock. */
    boolean canBeBought() {
        return !discontinued && availability != Availability.OUT;
    }
}
