package shop.bobbin.order.payments;

/** What the payment provider says. All but {@link Unclear} are definite: they are in its ledger. */
sealed interface ProviderAnswer {

    record Authorised(AuthorisationId id) implements ProviderAnswer {}

    record Declined(String reason) implements ProviderAnswer {}

    record Captured() implements ProviderAnswer {}

    record Voided() implements ProviderAnswer {}

    /**
     * No answer, or none to go by: the provider may or may not have done what it was asked. "Not found" is one of these:
     * what it has once authorised it knows, so somebody else has answered, or it is not itself.
     */
    record Unclear(String why) implements ProviderAnswer {}
}
