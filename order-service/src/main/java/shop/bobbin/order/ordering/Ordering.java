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
import shop.bobbin.order.baskets.ClearResult;
import shop.bobbin.order.ordering.CancelResult.AlreadyEnded;
import shop.bobbin.order.ordering.CancelResult.Cancelled;
import shop.bobbin.order.ordering.CancelResult.PaymentInProgress;
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

/** The customers' use cases: check out, cancel, and read orders. The rest of the workflow is in {@link OrderSaga}. */
@Component
public class Ordering {

    private final Baskets baskets;
    private final Quoting quoting;
    private final Paying paying;
    private final Orders orders;
    private final Transitions transitions;
    private final OrderIds ids;
    private final DatabaseClock clock;

    Ordering(
            Baskets baskets,
            Quoting quoting,
            Paying paying,
            Orders orders,
            Transitions transitions,
            OrderIds ids,
            DatabaseClock clock) {
        this.baskets = baskets;
        this.quoting = quoting;
        this.paying = paying;
        this.orders = orders;
        this.transitions = transitions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Reads the basket and gets a quote for it from the catalog. May take seconds: call it outside transactions. */
    public QuotedBasket quoteBasket(CustomerId customer) {
        var basket = baskets.of(customer);
        var skus = basket.lines().stream().map(Basket.Line::sku).collect(Collectors.toSet());
        return new QuotedBasket(basket, quote(skus));
    }

    private QuoteResult quote(Set<Sku> skus) {
        return skus.isEmpty() ? new Quoted(Map.of()) : quoting.quote(skus);
    }

    /** Places an order for the quoted basket and empties the basket. */
    @Transactional
    public PlaceOrderResult place(PlaceOrder command) {
        var basket = command.quotedBasket().basket();
        if (command.expectedBasketVersion() != null && command.expectedBasketVersion() != basket.version()) {
            return new BasketChanged(basket.version());
        }
        if (basket.lines().isEmpty()) {
            return new EmptyBasket();
        }
        return switch (command.quotedBasket().quote()) {
            case Quoted quote -> place(command, lines(basket, quote));
            case QuoteResult.UnknownProducts(var skus) -> new UnknownProducts(skus);
            case QuoteResult.DiscontinuedProducts(var skus) -> new DiscontinuedProducts(skus);
            case QuoteResult.UnsupportedCurrency(var skus) -> new UnsupportedCurrency(skus);
            case QuoteResult.Unavailable(var retryAfter) -> new PricesUnavailable(retryAfter);
        };
    }

    private PlaceOrderResult place(PlaceOrder command, OrderLines lines) {
        var basket = command.quotedBasket().basket();
        return switch (baskets.clearIfUnchanged(basket)) {
            case ClearResult.VersionConflict(var version) -> new BasketChanged(version);
            case ClearResult.Cleared() -> {
                var placed = Order.place(ids.next(), basket.customer(), lines, clock.instant());
                transitions.record(placed.order(), placed.event());
                paying.prepare(placed.order().id(), lines.total(), command.cardToken());
                yield new Placed(placed.order());
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
                paying.voidPayment(id);
                yield new Cancelled(of(customer, id));
            }
            case Ignored _ -> new Cancelled(of(customer, id));
            case Refused(var reason) ->
                switch (reason) {
                    case ENDED -> new AlreadyEnded(of(customer, id).status());
                    case PAYMENT_IN_PROGRESS -> new PaymentInProgress();
                };
        };
    }

    /** @throws NoSuchOrderException if the customer has no such order */
    public Order of(CustomerId customer, OrderId id) {
        return orders.findByIdAndCustomerId(id, customer).orElseThrow(() -> new NoSuchOrderException(id));
    }

    /**
     * A page of a customer's orders, newest first.
     *
     * @param before the last order of the previous page; null for the first page
     */
    public List<Order> listOf(CustomerId customer, @Nullable OrderId before, int limit) {
        return before == null
                ? orders.findByCustomerIdOrderByIdDesc(customer, Limit.of(limit))
                : orders.findByCustomerIdAndIdLessThanOrderByIdDesc(customer, before, Limit.of(limit));
    }
}
