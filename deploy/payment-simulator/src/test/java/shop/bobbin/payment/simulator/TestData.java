package shop.bobbin.payment.simulator;

/** Test data with defaults: 12.50 EUR and a card that is authorised. */
final class TestData {

    private TestData() {}

    static IdempotencyKey key(String value) {
        return new IdempotencyKey(value);
    }

    static PaymentDetails details(String reference) {
        return details(reference, 1250, "tok_ok");
    }

    static PaymentDetails details(String reference, long amount, String cardToken) {
        return new PaymentDetails(new Reference(reference), new Money(amount, "EUR"), new CardToken(cardToken));
    }

    static String json(String reference) {
        return json(reference, 1250, "tok_ok");
    }

    static String json(String reference, long amount, String cardToken) {
        return """
               {"reference": "%s", "amount": %d, "currency": "EUR", "cardToken": "%s"}""".formatted(reference, amount, cardToken);
    }
}
