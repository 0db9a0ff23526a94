package shop.bobbin.payment.simulator;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

record AuthorisationRequestBody(
        @Nullable String reference,
        @Nullable Long amount,
        @Nullable String currency,
        @Nullable String cardToken) {

    static AuthorisationRequest parse(byte[] json) {
        AuthorisationRequestBody body;
        try {
            body = Wire.read(json, AuthorisationRequestBody.class);
        } catch (IOException e) {
            throw new MalformedRequest("the body must be a JSON object with reference, amount, currency and cardToken");
        }
        return new AuthorisationRequest(
                new Reference(required("reference", body.reference)),
                new Money(required("amount", body.amount), required("currency", body.currency)),
                new CardToken(required("cardToken", body.cardToken)));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new MalformedRequest(field + " is missing");
        }
        return value;
    }
}
