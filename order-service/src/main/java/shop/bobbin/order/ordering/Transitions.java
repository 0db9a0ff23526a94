package shop.bobbin.order.ordering;

import java.time.Instant;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.ChargeResult.Granted;
import shop.bobbin.order.ordering.TransitionResult.Changed;

/**
 * How every change of an order is made: lock, ask the order, save it, append to its history, publish. The event goes out
 * while the order's row is locked, so the events of one order leave in the order in which they happened.
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

    TransitionResult apply(OrderId id, BiFunction<Order, Instant, TransitionResult> command) {
        var order = lock(id);
        var result = command.apply(order, clock.instant());
        if (result instanceof Changed(var event)) {
            record(order, event);
        }
        return result;
    }

    /** Not a transition that anybody is told of; saved before the money is taken. */
    ChargeResult charge(OrderId id) {
        var order = lock(id);
        var result = order.charge();
        if (result instanceof Granted) {
            orders.save(order);
        }
        return result;
    }

    void record(Order order, OrderEvent event) {
        orders.save(order);
        history.append(event);
        events.publish(event);
    }

    /** @throws NoSuchOrderException if there is none */
    Order lock(OrderId id) {
        return orders.findWithLockById(id).orElseThrow(() -> new NoSuchOrderException(id));
    }
}
