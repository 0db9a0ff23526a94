package shop.bobbin.order.ordering.history;

import java.time.Instant;
import shop.bobbin.order.ordering.OrderStatus;

/** One transition of an order: the version and the status after it, its cause, and its time. */
public record HistoryEntry(long version, OrderStatus status, String cause, Instant at) {}
