package shop.bobbin.order.ordering;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.OrderIds;
import shop.bobbin.order.Sku;
import shop.bobbin.order.baskets.Basket;
import shop.bobbin.order.baskets.Baskets;
import shop.bobbin.order.baskets.TakeResult;
import shop.bobbin.order.ordering.CancelResult.Cancelled;
import shop.bobbin.order.ordering.CancelResult.PaymentInProgress;
import shop.bobbin.order.ordering.CancelResult.TooLate;
import shop.bobbin.order.ordering.PlaceOrderResult.BasketChanged;
import shop.bobbin.order.ordering.PlaceOrderResult.DiscontinuedProducts;
import shop.bobbin.order.ordering.PlaceOrderResult.EmptyBasket;
import shop.bobbin.order.ordering.PlaceOrderResult.Placed;
import shop.bobbin.order.ordering.PlaceOrderResult.PricesUnavailable;
import shop.bobbin.order.ordering.PlaceOrderResult.UnknownProducts;
import shop.bobbin.order.ordering.PlaceOrderResult.UnsupportedCurrency;
import shop.bobbin.order.ordering.TransitionResult.Changed;
import shop.bobbin.order.ordering.TransitionResult.Ignored;
import shop.bobbin.order.ordering.TransitionResult.Refused;
import shop.bobbin.order.payments.Paying;
import shop.bobbin.order.prices.QuoteResult;
import shop.bobbin.order.prices.QuoteResult.Quoted;
import shop.bobbin.order.prices.Quoting;

/** What customers do with orders. What then becomes of an order is the saga's part: {@link OrderSaga}. */
@Component
public class Ordering {

    private final Baskets baskets;
    private final Quoting quoting;
    private final Paying payments;
    private final Orders orders;
    private final Transitions transitions;
    private final OrderIds ids;
    private final DatabaseClock clock;

    Ordering(
            Baskets baskets,
            Quoting quoting,
            Paying payments,
            Orders orders,
            Transitions transitions,
            OrderIds ids,
            DatabaseClock clock) {
        this.baskets = baskets;
        this.quoting = quoting;
        this.payments = payments;
        this.orders = orders;
        this.transitions = transitions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Prices the basket. May take seconds: keep it out of transactions. */
    public Offer offer(CustomerId customer) {
        var basket = baskets.of(customer);
        var skus = basket.lines().stream().map(Basket.Line::sku).collect(Collectors.toSet());
        return new Offer(basket, quote(skus));
    }

    private QuoteResult quote(Set<Sku> skus) {
        return skus.isEmpty() ? new Quoted(Map.of()) : quoting.quote(skus);
    }

    /** Orders the offered basket and empties it. */
    @Transactional
    public PlaceOrderResult place(PlaceOrder command) {
        var basket = command.offer().basket();
        if (command.seenBasket() != null && command.seenBasket() != basket.version()) {
            return new BasketChanged(basket.version());
        }
        if (basket.lines().isEmpty()) {
            return new EmptyBasket();
        }
        return switch (command.offer().quote()) {
            case Quoted quote -> place(command, lines(basket, quote));
            case QuoteResult.UnknownProducts(var skus) -> new UnknownProducts(skus);
            case QuoteResult.DiscontinuedProducts(var skus) -> new DiscontinuedProducts(skus);
            case QuoteResult.UnsupportedCurrency(var skus) -> new UnsupportedCurrency(skus);
            case QuoteResult.Unavailable(var retryAfter) -> new PricesUnavailable(retryAfter);
        };
    }

    private PlaceOrderResult place(PlaceOrder command, OrderLines lines) {
        var basket = command.offer().basket();
        return switch (baskets.take(basket)) {
            case TakeResult.Changed(var version) -> new BasketChanged(version);
            case TakeResult.Taken() -> {
                var placing = Order.place(ids.next(), basket.customer(), lines, clock.instant());
                transitions.record(placing.order(), placing.event());
                payments.prepare(placing.order().id(), lines.total(), command.cardToken());
                yield new Placed(placing.order());
            }
        };
    }

    private static OrderLines lines(Basket basket, Quoted quote) {
        return new OrderLines(basket.lines().stream()
                .map(line -> {
                    var price = quote.of(line.sku());
                    return new OrderLine(line.sku(), price.name(), line.quantity(), price.unitPrice());
                })
                .toList());
    }

    /** @throws NoSuchOrderException if the customer has no such order */
    @Transactional
    public CancelResult cancel(CustomerId customer, OrderId id) {
        of(customer, id);
        return switch (transitions.apply(id, Order::cancel)) {
            case Changed _ -> {
                payments.voidPayment(id);
                yield new Cancelled(of(customer, id));
            }
            case Ignored _ -> new Cancelled(of(customer, id));
            case Refused(var why) ->
                switch (why) {
                    case OVER -> new TooLate(of(customer, id).status());
                    case PAYMENT_IN_PROGRESS -> new PaymentInProgress();
                };
        };
    }

    /** @throws NoSuchOrderException if the customer has no such order */
    public Order of(CustomerId customer, OrderId id) {
        return orders.findByIdAndCustomerId(id, customer).orElseThrow(() -> new NoSuchOrderException(id));
    }

    /** A customer's orders, newest first, from the one before the given one. */
    public List<Order> listOf(CustomerId customer, @Nullable OrderId before, int most) {
        return before == null
                ? orders.findByCustomerIdOrderByIdDesc(customer, Limit.of(most))
                : orders.findByCustomerIdAndIdLessThanOrderByIdDesc(customer, before, Limit.of(most));
    }
}
