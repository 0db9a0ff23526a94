package shop.bobbin.wishlist;

import java.util.regex.Pattern;

/** The id of a customer, who is a guest or has an account, such as {@code guest-7f3a}. */
public record CustomerId(String value) {

    private static final Pattern PATTERN = Pattern.compile("[a-z]{1,20}-[A-Za-z0-9_-]{1,40}");

    public CustomerId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a customer id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
