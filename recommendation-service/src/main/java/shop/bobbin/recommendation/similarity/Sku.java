package shop.bobbin.recommendation.similarity;

import java.util.regex.Pattern;

/** The stock keeping unit, which is a product's id in all services, for example {@code YARN-MER-BLU}. */
public record Sku(String value) implements Comparable<Sku> {

    private static final int MAX_LENGTH = 32;
    private static final Pattern PATTERN = Pattern.compile("[A-Z0-9]{2,8}(-[A-Z0-9]{1,8}){1,3}");

    public Sku {
        if (value.length() > MAX_LENGTH || !PATTERN.matcher(value).matches()) {
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
