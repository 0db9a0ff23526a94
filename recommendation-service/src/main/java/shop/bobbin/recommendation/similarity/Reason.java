package shop.bobbin.recommendation.similarity;

/** Why a product is recommended, the best reason first: the order in which the fallbacks are used. */
public enum Reason {
    BOUGHT_TOGETHER,
    SAME_CATEGORY,
    POPULAR,
    /** The last fallback: any product of the catalog, when too few have been sold. */
    IN_CATALOG
}
