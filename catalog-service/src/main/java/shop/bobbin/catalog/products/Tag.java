package shop.bobbin.catalog.products;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Pattern;

/** A word that several products share, for example {@code wool}. */
public record Tag(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,30}(-[a-z0-9]{1,30}){0,4}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Tag {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a tag: " + value);
        }
    }
}
