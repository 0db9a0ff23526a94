package shop.bobbin.order.payments;

import java.util.regex.Pattern;

/** The payment provider's token for a card. The card number itself never reaches this service. */
public record CardToken(String value) {

    /** Regular expression of the tokens that the provider accepts; checked where a token enters. */
    public static final String FORM = "tok_[a-z0-9_]{1,40}";

    /** Wider than {@link #FORM}: tokens stored before that check existed must stay readable. */
    private static final Pattern STORED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public CardToken {
        if (!STORED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a card token");
        }
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "CardToken";
    }
}
