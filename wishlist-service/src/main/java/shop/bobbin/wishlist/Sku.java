package shop.bobbin.wishlist;

import java.util.regex.Pattern;

/** A stock-keeping unit, the catalog's id of a product, for example {@code YARN-MER-BLU}. */
public record Sku(String value) implements Comparable<Sku> {

    private static final Pattern PATTERN = Pattern.compile("[A-Z0-9]{2,8}(-[A-Z0-9]{1,8}){1,3}");
    private static final int MAX_LENGTH = 32;

    public Sku {
        if (value.length() > MAX_LENGTH || !PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a sku: " + value);
        }
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
