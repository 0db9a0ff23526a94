package shop.bobbin.payment.simulator;

/** Things that a test needs but does not care about. */
final class Some {

    private Some() {}

    static IdempotencyKey key(String value) {
        return new IdempotencyKey(value);
    }

    static AuthorisationRequest request(String reference) {
        return request(reference, 1250, "tok_ok");
    }

    static AuthorisationRequest request(String reference, long amount, String cardToken) {
        return new AuthorisationRequest(new Reference(reference), new Money(amount, "EUR"), new CardToken(cardToken));
    }

    static String json(String reference) {
        return json(reference, 1250, "tok_ok");
    }

    static String json(String reference, long amount, String cardToken) {
        return """
               {"reference": "%s", "amount": %d, "currency": "EUR", "cardToken": "%s"}""".formatted(reference, amount, cardToken);
    }
}
