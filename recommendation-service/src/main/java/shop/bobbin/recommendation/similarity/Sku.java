package shop.bobbin.recommendation.similarity;

import java.util.regex.Pattern;

/** A product's number, for example {@code YARN-MER-BLU}. */
public record Sku(String value) implements Comparable<Sku> {

    private static final int LONGEST = 32;
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{2,8}(-[A-Z0-9]{1,8}){1,3}");

    public Sku {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a sku");
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
