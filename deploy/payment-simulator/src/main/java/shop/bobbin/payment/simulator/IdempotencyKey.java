package shop.bobbin.payment.simulator;

import java.util.regex.Pattern;

/** Names one request of the merchant for good, over all operations: sent again it changes nothing. */
record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedRequest("Idempotency-Key must be 1 to 255 visible ASCII characters");
        }
    }
}
