package shop.bobbin.recommendation.similarity;

/** A shelf of the catalogue, as the catalogue names it. */
public record Category(String value) {

    public Category {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a category has a name");
        }
    }
}
