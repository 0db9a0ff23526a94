package shop.bobbin.catalog.products;

import java.util.regex.Pattern;

/** A category's name in links, for example {@code sewing-patterns}. */
public record CategoryId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]{1,20}(-[a-z]{1,20}){0,4}");

    public CategoryId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a category: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
