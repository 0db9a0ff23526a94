package shop.bobbin.order.payments;

/** Result of a call to the payment provider. All but {@link Indeterminate} are definite. */
public sealed interface ProviderResponse {

    record Authorised(AuthorisationId id) implements ProviderResponse {}

    record Declined(String reason) implements ProviderResponse {}

    record Captured() implements ProviderResponse {}

    record Voided() implements ProviderResponse {}

    /**
     * The provider does not accept the request itself: it has recorded nothing under this idempotency key and never will.
     *
     * @param problemType the {@code type} of the provider's problem details
     */
    record InvalidRequest(String problemType) implements ProviderResponse {}

    /**
     * The outcome is unknown: the provider may or may not have executed the request, so it must be retried. Covers missing
     * and unreadable responses, and also "not found": the provider does not forget an authorisation, so the response comes
     * from a proxy or from a faulty provider. An idempotency key used for another request is indeterminate as well:
     * something is recorded under that key, but it is unknown what.
     */
    record Indeterminate(String cause) implements ProviderResponse {}
}
