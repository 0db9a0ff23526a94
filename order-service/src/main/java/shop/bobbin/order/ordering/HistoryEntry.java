package shop.bobbin.order.ordering;

import java.time.Instant;

/** One transition of an order: its version and status afterwards, what caused it, and when. */
public record HistoryEntry(long version, OrderStatus status, String cause, Instant at) {}
