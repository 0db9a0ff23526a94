package shop.bobbin.payment.simulator;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** HTTP body of a request to authorise, not validated yet. */
record AuthorisationRequest(
        @Nullable String reference,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String cardToken) {

    /** @throws MalformedRequestException if the JSON is malformed, or a field is missing or invalid */
    static PaymentDetails parse(byte[] json) {
        AuthorisationRequest body;
        try {
            body = Json.read(json, AuthorisationRequest.class);
        } catch (IOException e) {
            throw new MalformedRequestException(
                    "the body must be a JSON object with reference, amount, currency and cardToken");
        }
        return new PaymentDetails(
                new Reference(required("reference", body.reference)),
                new Money(required("amount", body.amount), required("currency", body.currency)),
                new CardToken(required("cardToken", body.cardToken)));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new MalformedRequestException(field + " is missing");
        }
        return value;
    }
}
