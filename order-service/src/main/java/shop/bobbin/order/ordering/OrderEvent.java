package shop.bobbin.order.ordering;

import java.time.Instant;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.OrderId;

/** What can happen to an order. Each is published, and appended to the order's history. */
public sealed interface OrderEvent {

    Facts facts();

    record OrderPlaced(Facts facts) implements OrderEvent {}

    record OrderReserved(Facts facts) implements OrderEvent {}

    record OrderConfirmed(Facts facts) implements OrderEvent {}

    record OrderRejected(Facts facts, EndReason reason) implements OrderEvent {}

    record OrderCancelled(Facts facts, EndReason reason) implements OrderEvent {}

    /** What every event tells; {@code version} is the order's after the event, by which a consumer knows a stale one. */
    record Facts(OrderId orderId, long version, CustomerId customerId, OrderLines lines, Instant occurredAt) {}
}
