package shop.bobbin.recommendation.similarity;

/** @param score similarity (0 to 1 per source item) or popularity: comparable only for the same {@code reason} */
public record Recommendation(Product product, double score, Reason reason) {}
