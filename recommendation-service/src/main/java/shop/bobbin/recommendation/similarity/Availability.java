package shop.bobbin.recommendation.similarity;

/** The stock level of a product, as the catalog publishes it. */
public enum Availability {
    IN_STOCK,
    LOW,
    OUT
}
