package shop.bobbin.wishlist;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose wishlist it is: the subject of the access token, a guest or an account. */
public record CustomerId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]+-[A-Za-z0-9_-]{1,40}");

    public CustomerId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a customer id: " + value);
        }
    }

    /** @param subject the subject of an access token */
    public static CustomerId of(@Nullable String subject) {
        return new CustomerId(String.valueOf(subject));
    }

    static boolean isOne(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
