package shop.bobbin.order.payments;

/** The payment provider. Every call may be repeated: the same request means the same thing to it, and happens once. */
interface Provider {

    ProviderAnswer authorise(Payment payment);

    ProviderAnswer capture(Payment payment, AuthorisationId authorisation);

    ProviderAnswer cancel(Payment payment, AuthorisationId authorisation);
}
