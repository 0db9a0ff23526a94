package shop.bobbin.catalog.products;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Pattern;

/** A keyword by which products are filtered, for example {@code wool}. */
public record Tag(String value) {

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9]{1,30}(-[a-z0-9]{1,30}){0,4}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Tag {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a tag: " + value);
        }
    }
}
