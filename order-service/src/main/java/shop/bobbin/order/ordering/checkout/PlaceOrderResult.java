package shop.bobbin.order.ordering.checkout;

import java.time.Duration;
import java.util.List;
import shop.bobbin.order.Sku;
import shop.bobbin.order.ordering.Order;

/** The result of {@link PlaceOrder}. Only {@link Placed} has changed the database. */
public sealed interface PlaceOrderResult {

    record Placed(Order order) implements PlaceOrderResult {}

    record EmptyBasket() implements PlaceOrderResult {}

    /** The basket does not have the expected version, or was changed while the prices were requested. */
    record BasketChanged(long version) implements PlaceOrderResult {}

    record UnknownProducts(List<Sku> skus) implements PlaceOrderResult {}

    record DiscontinuedProducts(List<Sku> skus) implements PlaceOrderResult {}

    /** These products have no price in the shop's currency. */
    record UnsupportedCurrency(List<Sku> skus) implements PlaceOrderResult {}

    record PricesUnavailable(Duration retryAfter) implements PlaceOrderResult {}
}
