package shop.bobbin.recommendation.similarity;

/** Where a recommendation comes from, the best source first. */
public enum Because {
    BOUGHT_TOGETHER,
    SAME_CATEGORY,
    POPULAR,
    /** Nothing has been sold yet: simply the next product of the catalogue. */
    IN_CATALOGUE
}
