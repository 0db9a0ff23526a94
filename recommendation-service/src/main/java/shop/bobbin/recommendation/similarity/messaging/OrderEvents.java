package shop.bobbin.recommendation.similarity.messaging;

import java.time.Instant;
import java.util.List;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.recommendation.similarity.Sku;
import tools.jackson.databind.json.JsonMapper;

/** Only confirmed orders say what goes together: each is confirmed once, and what was rejected was not bought. */
final class OrderEvents {

    private record Order(String customerId, List<Line> lines, Instant occurredAt) {}

    private record Line(String sku) {}

    static EventReader<Received> reader(JsonMapper json) {
        return new EventReader<Received>(json)
                .on("order.order.confirmed.v1", Order.class, (id, order) -> new Received(id, signal(order)));
    }

    private static Signal signal(Order order) {
        return new Signal.Ordered(
                new CustomerId(order.customerId()),
                order.lines().stream().map(line -> new Sku(line.sku())).toList(),
                order.occurredAt());
    }

    private OrderEvents() {}
}
