package shop.bobbin.order.ordering;

import java.time.Duration;
import java.util.List;
import shop.bobbin.order.Sku;

/** What becomes of a checkout. Only {@link Placed} changes anything, if the caller commits. */
public sealed interface PlaceOrderResult {

    record Placed(Order order) implements PlaceOrderResult {}

    record EmptyBasket() implements PlaceOrderResult {}

    /** The basket is another than the customer has seen, or changed while the prices were asked for. */
    record BasketChanged(long version) implements PlaceOrderResult {}

    record UnknownProducts(List<Sku> skus) implements PlaceOrderResult {}

    record DiscontinuedProducts(List<Sku> skus) implements PlaceOrderResult {}

    /** Products that are not priced in the shop's currency. */
    record UnsupportedCurrency(List<Sku> skus) implements PlaceOrderResult {}

    record PricesUnavailable(Duration retryAfter) implements PlaceOrderResult {}
}
