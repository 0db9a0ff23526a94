package shop.bobbin.controlroom.journey;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** How an order ended, and the lines of its history in the order in which they happened. */
public record OrderOutcome(String id, String status, List<String> history) {

    static OrderOutcome of(JsonNode order) {
        return new OrderOutcome(
                order.path("id").asString(""),
                order.path("status").asString(""),
                StreamSupport.stream(order.path("history").spliterator(), false)
                        .map(OrderOutcome::line)
                        .toList());
    }

    private static String line(JsonNode entry) {
        return entry.properties().stream()
                .filter(property -> property.getValue().isValueNode()
                        && !property.getValue().isNull())
                .map(property -> property.getValue().asString())
                .collect(Collectors.joining("  "));
    }

    public boolean confirmed() {
        return status.equals("CONFIRMED");
    }
}
