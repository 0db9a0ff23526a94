package shop.bobbin.order.payments;

import java.util.regex.Pattern;

/** Stands for a card at the payment provider. The card itself is never seen here. */
public record CardToken(String value) {

    /** The provider's form: it cannot parse any other. */
    public static final String FORM = "tok_[a-z0-9_]{1,40}";

    /** Wider than {@link #FORM}, which is checked where a token enters: what is stored must be readable even so. */
    private static final Pattern STORED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public CardToken {
        if (!STORED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a card token");
        }
    }

    /** Stays out of logs. */
    @Override
    public String toString() {
        return "CardToken";
    }
}
