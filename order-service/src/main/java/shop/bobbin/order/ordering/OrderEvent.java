package shop.bobbin.order.ordering;

import java.time.Instant;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderId;

/** The domain events of an order. Each is published, and appended to the order's history. */
public sealed interface OrderEvent {

    Details details();

    record OrderPlaced(Details details) implements OrderEvent {}

    record OrderReserved(Details details) implements OrderEvent {}

    record OrderConfirmed(Details details) implements OrderEvent {}

    record OrderRejected(Details details, EndReason reason) implements OrderEvent {}

    record OrderCancelled(Details details, EndReason reason) implements OrderEvent {}

    /** What all events have. {@code version} is the order's version after the event; consumers skip stale events by it. */
    record Details(OrderId orderId, long version, CustomerId customerId, OrderLines lines, Instant occurredAt) {}
}
