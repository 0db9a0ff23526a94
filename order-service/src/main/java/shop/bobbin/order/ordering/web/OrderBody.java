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

/**
 * An order as its customer sees it.
 *
 * @param reason why it was rejected or cancelled; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderBody(
        UUID orderId,
        OrderStatus status,
        @Nullable EndReason reason,
        long version,
        List<OrderLineBody> lines,
        Money total,
        Instant placedAt) {

    static OrderBody of(Order order) {
        return new OrderBody(
                order.id().value(),
                order.status(),
                order.reason(),
                order.version(),
                order.lines().stream().map(OrderLineBody::of).toList(),
                order.total(),
                order.placedAt());
    }

    record OrderLineBody(String sku, String name, int quantity, Money unitPrice) {

        static OrderLineBody of(OrderLine line) {
            return new OrderLineBody(
                    line.sku().value(), line.name(), line.quantity().value(), line.unitPrice());
        }
    }
}
