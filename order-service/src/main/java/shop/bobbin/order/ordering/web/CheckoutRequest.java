package shop.bobbin.order.ordering.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import shop.bobbin.order.payments.CardToken;

/**
 * @param cardToken the payment provider's token for the card
 * @param basketVersion the version that the customer has seen; if the basket has changed since, the checkout fails
 */
record CheckoutRequest(
        @NotNull
        @Pattern(regexp = CardToken.FORM, message = "must be a card token of the payment provider, such as tok_ok")
        @NoCardNumber
        String cardToken,

        @PositiveOrZero @Nullable Long basketVersion) {

    /** Keeps the card token out of logs. */
    @Override
    public String toString() {
        return "CheckoutRequest";
    }
}
