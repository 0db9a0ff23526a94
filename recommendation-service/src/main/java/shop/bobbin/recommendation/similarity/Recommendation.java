package shop.bobbin.recommendation.similarity;

/** @param score similarity (0 to 1 per source item) or popularity: comparable only under the same {@code because} */
public record Recommendation(Product product, double score, Because because) {}
