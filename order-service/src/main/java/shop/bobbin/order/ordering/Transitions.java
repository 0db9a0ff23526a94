package shop.bobbin.order.ordering;

import java.time.Instant;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.Order.StartCaptureResult;
import shop.bobbin.order.ordering.Order.StartCaptureResult.Started;
import shop.bobbin.order.ordering.TransitionResult.Changed;
import shop.bobbin.order.ordering.history.OrderHistory;

/**
 * Executes commands on orders: locks the order, applies the command, then saves the order, appends to its history and
 * publishes the event. All in the caller's transaction and under the order's row lock, so that the events of one order
 * are published in the order of its versions.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Transitions {

    private final Orders orders;
    private final OrderHistory history;
    private final OrderEvents events;
    private final DatabaseClock clock;

    Transitions(Orders orders, OrderHistory history, OrderEvents events, DatabaseClock clock) {
        this.orders = orders;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An order that is locked until the transaction ends, and read once.
     *
     * @param lockedAt time of the step, by the database's clock, read while the order is locked
     */
    record LockedOrder(Order order, Instant lockedAt) {}

    /** @throws NoSuchOrderException if the order does not exist */
    LockedOrder lock(OrderId id) {
        var order = orders.findWithLockById(id).orElseThrow(() -> new NoSuchOrderException(id));
        return new LockedOrder(order, clock.instant());
    }

    /** @throws NoSuchOrderException if the customer has no such order */
    LockedOrder lock(CustomerId customer, OrderId id) {
        var order = orders.findWithLockByIdAndCustomerId(id, customer).orElseThrow(() -> new NoSuchOrderException(id));
        return new LockedOrder(order, clock.instant());
    }

    TransitionResult apply(LockedOrder locked, BiFunction<Order, Instant, TransitionResult> command) {
        var result = command.apply(locked.order(), locked.lockedAt());
        if (result instanceof Changed(var event)) {
            record(locked.order(), event);
        }
        return result;
    }

    /** Saved before the capture is requested; not published, since the status stays the same. */
    StartCaptureResult startCapture(LockedOrder locked) {
        var result = locked.order().startCapture();
        if (result instanceof Started) {
            orders.save(locked.order());
        }
        return result;
    }

    void record(Order order, OrderEvent event) {
        orders.save(order);
        history.append(event);
        events.publish(event);
    }
}
