package shop.bobbin.order.ordering.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.bobbin.order.Money;
import shop.bobbin.order.ordering.EndReason;
import shop.bobbin.order.ordering.OrderEvent.Facts;
import shop.bobbin.order.ordering.OrderLine;

/** The body of every order event; a reason is given for an end that is not the confirmation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderEventBody(
        UUID orderId,
        long version,
        String customerId,
        List<Line> lines,
        Money total,
        Instant occurredAt,
        @Nullable EndReason reason) {

    static OrderEventBody of(Facts facts, @Nullable EndReason reason) {
        return new OrderEventBody(
                facts.orderId().value(),
                facts.version(),
                facts.customerId().value(),
                facts.lines().stream().map(Line::of).toList(),
                facts.lines().total(),
                facts.occurredAt(),
                reason);
    }

    record Line(String sku, int quantity, Money unitPrice) {

        static Line of(OrderLine line) {
            return new Line(line.sku().value(), line.quantity().value(), line.unitPrice());
        }
    }
}
