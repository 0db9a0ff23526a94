package shop.bobbin.order.ordering.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import shop.bobbin.order.ordering.Order;
import shop.bobbin.order.ordering.OrderStatus;
import shop.bobbin.order.ordering.history.HistoryEntry;

/** An order with its history. */
record OrderDetailResponse(@JsonUnwrapped OrderResponse order, List<HistoryEntryResponse> history) {

    static OrderDetailResponse of(Order order, List<HistoryEntry> history) {
        return new OrderDetailResponse(
                OrderResponse.of(order),
                history.stream().map(HistoryEntryResponse::of).toList());
    }

    record HistoryEntryResponse(long version, OrderStatus status, String cause, Instant at) {

        static HistoryEntryResponse of(HistoryEntry entry) {
            return new HistoryEntryResponse(entry.version(), entry.status(), entry.cause(), entry.at());
        }
    }
}
