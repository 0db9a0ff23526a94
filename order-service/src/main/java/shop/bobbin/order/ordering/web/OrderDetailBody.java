package shop.bobbin.order.ordering.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import shop.bobbin.order.ordering.HistoryEntry;
import shop.bobbin.order.ordering.Order;
import shop.bobbin.order.ordering.OrderStatus;

/** An order and all that has happened to it. */
record OrderDetailBody(@JsonUnwrapped OrderBody order, List<HistoryEntryBody> history) {

    static OrderDetailBody of(Order order, List<HistoryEntry> history) {
        return new OrderDetailBody(
                OrderBody.of(order), history.stream().map(HistoryEntryBody::of).toList());
    }

    record HistoryEntryBody(long version, OrderStatus status, String cause, Instant at) {

        static HistoryEntryBody of(HistoryEntry entry) {
            return new HistoryEntryBody(entry.version(), entry.status(), entry.cause(), entry.at());
        }
    }
}
