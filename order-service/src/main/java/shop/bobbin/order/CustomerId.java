package shop.bobbin.order;

import java.util.regex.Pattern;

/** Who buys: a guest or an account. */
public record CustomerId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]{1,20}-[A-Za-z0-9_-]{1,40}");

    public CustomerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a customer id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
