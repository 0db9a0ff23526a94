package shop.bobbin.order.payments;

/** What the payment provider says. All but {@link Unclear} are definite. */
sealed interface ProviderAnswer {

    record Authorised(AuthorisationId id) implements ProviderAnswer {}

    record Declined(String reason) implements ProviderAnswer {}

    record Captured() implements ProviderAnswer {}

    record Voided() implements ProviderAnswer {}

    /** The provider will not do what it was asked: nothing was booked under this key, and nothing will be. */
    record Rejected(String problem) implements ProviderAnswer {}

    /**
     * No answer, or none to go by: the provider may or may not have done what it was asked. "Not found" is one of these:
     * what it has once authorised it knows, so somebody else has answered, or it is not itself. So is a key that was used
     * for another request: something is booked under it, and it is not known what.
     */
    record Unclear(String why) implements ProviderAnswer {}
}
