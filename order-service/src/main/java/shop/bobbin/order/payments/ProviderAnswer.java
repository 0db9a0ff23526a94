package shop.bobbin.order.payments;

/** What the payment provider says. All but {@link Unclear} are definite: they are in its ledger. */
sealed interface ProviderAnswer {

    record Authorised(AuthorisationId id) implements ProviderAnswer {}

    record Declined(String reason) implements ProviderAnswer {}

    record Captured() implements ProviderAnswer {}

    record Voided() implements ProviderAnswer {}

    /** It knows no such authorisation. */
    record Unknown() implements ProviderAnswer {}

    /** No answer, or none to go by: the provider may or may not have done what it was asked. */
    record Unclear(String why) implements ProviderAnswer {}
}
