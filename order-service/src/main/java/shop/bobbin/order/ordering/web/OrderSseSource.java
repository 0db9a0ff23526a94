package shop.bobbin.order.ordering.web;

import java.util.List;
import shop.bobbin.chassis.sse.SseEvent;
import shop.bobbin.chassis.sse.SseSource;
import shop.bobbin.order.ordering.Order;
import shop.bobbin.order.ordering.history.HistoryEntry;
import shop.bobbin.order.ordering.history.OrderHistory;

/** The transitions of an order as server-sent events: the id is the order's version, the name its status. */
record OrderSseSource(Order order, OrderHistory history) implements SseSource {

    @Override
    public List<SseEvent> after(long version) {
        return history.of(order.id(), version).stream()
                .map(OrderSseSource::event)
                .toList();
    }

    private static SseEvent event(HistoryEntry entry) {
        return new SseEvent(
                entry.version(),
                entry.status().name(),
                OrderDetailResponse.HistoryEntryResponse.of(entry),
                entry.status().terminal());
    }

    @Override
    public boolean endsAt(long version) {
        return order.status().terminal() && order.version() <= version;
    }
}
