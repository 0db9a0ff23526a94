package shop.bobbin.recommendation.similarity;

/** The key of a category in the catalog. */
public record Category(String value) {

    public Category {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the category is blank");
        }
    }
}
