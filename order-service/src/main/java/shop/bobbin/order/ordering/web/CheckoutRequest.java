package shop.bobbin.order.ordering.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import shop.bobbin.order.payments.CardToken;

/**
 * @param cardToken the provider's token of the card to charge
 * @param basketVersion the basket that the customer has seen; the order is refused if it is another by now
 */
record CheckoutRequest(
        @NotNull
        @Pattern(regexp = CardToken.FORM, message = "must be a card token of the payment provider, such as tok_ok")
        @NoCardNumber
        String cardToken,

        @PositiveOrZero @Nullable Long basketVersion) {

    /** Stays out of logs. */
    @Override
    public String toString() {
        return "CheckoutRequest";
    }
}
