package shop.bobbin.controlroom.journey;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The final status of an order and its history, oldest entry first. */
public record OrderOutcome(String id, String status, List<String> history) {

    static OrderOutcome of(String id, JsonNode order) {
        return new OrderOutcome(
                id,
                order.path("status").asString(""),
                StreamSupport.stream(order.path("history").spliterator(), false)
                        .map(OrderOutcome::line)
                        .toList());
    }

    private static String line(JsonNode entry) {
        return String.format(
                Locale.ROOT,
                "%-25s  %-10s  %s",
                entry.path("at").asString(""),
                entry.path("status").asString(""),
                entry.path("cause").asString(""));
    }

    public boolean confirmed() {
        return status.equals("CONFIRMED");
    }
}
