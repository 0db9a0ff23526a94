package shop.bobbin.payment.simulator;

import java.util.regex.Pattern;

/** Token of a card. All tokens are authorised, except those that simulate a failure. */
record CardToken(String value) {

    private static final Pattern PATTERN = Pattern.compile("tok_[a-z0-9_]{1,40}");

    CardToken {
        if (!PATTERN.matcher(value).matches()) {
            throw new MalformedRequestException("cardToken must look like tok_ok");
        }
    }

    boolean isDeclined() {
        return value.equals("tok_declined");
    }

    /** Recorded at once, but the response is delayed. */
    boolean isSlow() {
        return value.equals("tok_slow");
    }

    /** Recorded, but the response is lost. */
    boolean isLost() {
        return value.equals("tok_lost");
    }
}
