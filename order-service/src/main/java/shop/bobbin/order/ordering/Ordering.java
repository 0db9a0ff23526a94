package shop.bobbin.order.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.OrderIds;
import shop.bobbin.order.ordering.CancelResult.AlreadyEnded;
import shop.bobbin.order.ordering.CancelResult.Cancelled;
import shop.bobbin.order.ordering.CancelResult.PaymentInProgress;
import shop.bobbin.order.ordering.TransitionResult.Changed;
import shop.bobbin.order.ordering.TransitionResult.Ignored;
import shop.bobbin.order.ordering.TransitionResult.Refused;
import shop.bobbin.order.payments.CardToken;
import shop.bobbin.order.payments.Paying;

/** The customers' use cases: place, cancel and read orders. The rest of the workflow is in {@link OrderSaga}. */
@Component
public class Ordering {

    private final Paying paying;
    private final Orders orders;
    private final Transitions transitions;
    private final OrderIds ids;
    private final DatabaseClock clock;

    Ordering(Paying paying, Orders orders, Transitions transitions, OrderIds ids, DatabaseClock clock) {
        this.paying = paying;
        this.orders = orders;
        this.transitions = transitions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Places an order and prepares its payment, in the transaction that empties the basket. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Order place(CustomerId customer, OrderLines lines, CardToken cardToken) {
        var now = clock.instant();
        var placed = Order.place(ids.next(), customer, lines, now);
        transitions.record(placed.order(), placed.event());
        paying.prepare(placed.order().id(), lines.total(), cardToken, now);
        return placed.order();
    }

    /** @throws NoSuchOrderException if the customer has no such order */
    @Transactional
    public CancelResult cancel(CustomerId customer, OrderId id) {
        var locked = transitions.lock(customer, id);
        var order = locked.order();
        return switch (transitions.apply(locked, Order::cancel)) {
            case Changed _ -> {
                paying.voidPayment(id, locked.lockedAt());
                yield new Cancelled(order);
            }
            case Ignored _ -> new Cancelled(order);
            case Refused(var reason) ->
                switch (reason) {
                    case ENDED -> new AlreadyEnded(order.status());
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
