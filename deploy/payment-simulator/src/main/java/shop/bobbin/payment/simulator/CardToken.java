package shop.bobbin.payment.simulator;

import java.util.regex.Pattern;

/** A card, as the merchant may know it. Any token is good for money but those that are there to be difficult. */
record CardToken(String value) {

    private static final Pattern FORM = Pattern.compile("tok_[a-z0-9_]{1,40}");

    CardToken {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedRequest("cardToken must look like tok_ok");
        }
    }

    boolean isDeclined() {
        return value.equals("tok_declined");
    }

    /** Booked at once, answered so late that a caller has given up. */
    boolean isSlow() {
        return value.equals("tok_slow");
    }

    /** Booked, but the caller never hears of it. */
    boolean isLost() {
        return value.equals("tok_lost");
    }
}
