package shop.bobbin.order.payments;

import java.util.regex.Pattern;

/** Stands for a card at the payment provider. The card itself is never seen here. */
public record CardToken(String value) {

    public static final String FORM = "[A-Za-z0-9_-]{1,64}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    public CardToken {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a card token");
        }
    }

    /** Stays out of logs. */
    @Override
    public String toString() {
        return "CardToken";
    }
}
