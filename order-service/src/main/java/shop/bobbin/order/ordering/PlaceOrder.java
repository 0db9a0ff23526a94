package shop.bobbin.order.ordering;

import org.jspecify.annotations.Nullable;
import shop.bobbin.order.payments.CardToken;

/**
 * @param seenBasket the version of the basket that the customer has seen, if the client says so
 */
public record PlaceOrder(
        Offer offer, CardToken cardToken, @Nullable Long seenBasket) {}
