package shop.bobbin.order.ordering.checkout;

import org.jspecify.annotations.Nullable;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.payments.CardToken;

/**
 * The command to place an order for the customer's basket.
 *
 * @param expectedBasketVersion the version that the customer has seen, to detect a change; null skips the check
 */
public record PlaceOrder(
        CustomerId customer, CardToken cardToken, @Nullable Long expectedBasketVersion) {}
