package shop.bobbin.order;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who buys: the subject of the access token, a guest or an account. */
public record CustomerId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]+-[A-Za-z0-9_-]{1,40}");

    public CustomerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a customer id: " + value);
        }
    }

    /** @param subject the subject of an access token */
    public static CustomerId of(@Nullable String subject) {
        return new CustomerId(String.valueOf(subject));
    }

    @Override
    public String toString() {
        return value;
    }
}
