package shop.bobbin.payment.simulator;

import java.util.regex.Pattern;

/** Identifies one request of a merchant, over all operations and for ever: a repeated request has no second effect. */
record IdempotencyKey(String value) {

    private static final Pattern PATTERN = Pattern.compile("[!-~]{1,255}");

    IdempotencyKey {
        if (!PATTERN.matcher(value).matches()) {
            throw new MalformedRequestException("Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
    }
}
