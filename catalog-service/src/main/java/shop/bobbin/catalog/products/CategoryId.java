package shop.bobbin.catalog.products;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Pattern;

/** The identifier of a category, as used in URLs, for example {@code sewing-patterns}. */
public record CategoryId(String value) {

    private static final Pattern PATTERN = Pattern.compile("[a-z]{1,20}(-[a-z]{1,20}){0,4}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CategoryId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a category: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
