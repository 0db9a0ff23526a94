package shop.bobbin.order.ordering.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.bobbin.order.Money;
import shop.bobbin.order.ordering.EndReason;
import shop.bobbin.order.ordering.Order;
import shop.bobbin.order.ordering.OrderLine;
import shop.bobbin.order.ordering.OrderStatus;

/** @param reason why the order was rejected or cancelled; absent otherwise */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderResponse(
        UUID orderId,
        OrderStatus status,
        @Nullable EndReason reason,
        long version,
        List<OrderLineResponse> lines,
        Money total,
        Instant placedAt) {

    static OrderResponse of(Order order) {
        return new OrderResponse(
                order.id().value(),
                order.status(),
                order.reason(),
                order.version(),
                order.lines().stream().map(OrderLineResponse::of).toList(),
                order.total(),
                order.placedAt());
    }

    record OrderLineResponse(String sku, String name, int quantity, Money unitPrice) {

        static OrderLineResponse of(OrderLine line) {
            return new OrderLineResponse(
                    line.sku().value(), line.name(), line.quantity().value(), line.unitPrice());
        }
    }
}
