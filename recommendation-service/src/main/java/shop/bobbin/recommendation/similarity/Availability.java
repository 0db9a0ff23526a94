package shop.bobbin.recommendation.similarity;

/** How much of a product is left, in the catalogue's three levels. */
public enum Availability {
    IN_STOCK,
    LOW,
    OUT
}
