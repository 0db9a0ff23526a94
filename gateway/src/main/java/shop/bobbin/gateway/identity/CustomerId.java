package shop.bobbin.gateway.identity;

import java.util.regex.Pattern;

/** The owner of a basket, orders and a wishlist: {@code guest-…}, {@code customer-ada}, {@code staff-olga}. A token's subject. */
public record CustomerId(String value) {

    private static final Pattern FORMAT = Pattern.compile("[a-z]{1,20}-[A-Za-z0-9_-]{1,40}");

    public CustomerId {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a customer id: " + value);
        }
    }
}
