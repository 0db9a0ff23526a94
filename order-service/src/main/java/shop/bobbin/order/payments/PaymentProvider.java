package shop.bobbin.order.payments;

import java.time.Duration;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;

/**
 * Port to the external payment provider. All operations are idempotent for each order, so a repeated call is safe. A call
 * that fails returns {@link ProviderResponse.Indeterminate} and does not throw.
 */
public interface PaymentProvider {

    /** Reserves the amount on the card. */
    ProviderResponse authorise(OrderId order, Money amount, CardToken cardToken);

    /** Takes the authorised amount. */
    ProviderResponse capture(OrderId order, AuthorisationId authorisation);

    /** Releases the authorised amount. A captured authorisation cannot be voided: the response is then Captured. */
    ProviderResponse voidAuthorisation(OrderId order, AuthorisationId authorisation);

    /** The longest time that an operation can take. */
    Duration longestCall();
}
