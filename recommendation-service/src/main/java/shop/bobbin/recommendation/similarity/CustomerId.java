package shop.bobbin.recommendation.similarity;

import java.util.regex.Pattern;

/** The id of a customer with an account or of a guest, for example {@code guest-1}. */
public record CustomerId(String value) {

    private static final Pattern PATTERN = Pattern.compile("[a-z]{1,20}-[A-Za-z0-9_-]{1,40}");

    public CustomerId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a customer id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
