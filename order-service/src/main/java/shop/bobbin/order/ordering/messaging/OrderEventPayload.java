package shop.bobbin.order.ordering.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.bobbin.order.Money;
import shop.bobbin.order.ordering.EndReason;
import shop.bobbin.order.ordering.OrderEvent.Details;
import shop.bobbin.order.ordering.OrderLine;

/** The JSON payload of all order events. {@code reason} is present in {@code rejected} and {@code cancelled} only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderEventPayload(
        UUID orderId,
        long version,
        String customerId,
        List<Line> lines,
        Money total,
        Instant occurredAt,
        @Nullable EndReason reason) {

    static OrderEventPayload of(Details details, @Nullable EndReason reason) {
        return new OrderEventPayload(
                details.orderId().value(),
                details.version(),
                details.customerId().value(),
                details.lines().stream().map(Line::of).toList(),
                details.lines().total(),
                details.occurredAt(),
                reason);
    }

    record Line(String sku, int quantity, Money unitPrice) {

        static Line of(OrderLine line) {
            return new Line(line.sku().value(), line.quantity().value(), line.unitPrice());
        }
    }
}
