package shop.bobbin.recommendation.similarity;

import java.util.regex.Pattern;

/** The id that the order service gave an order. */
public record OrderId(String value) {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9-]{1,40}");

    public OrderId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not an order id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
