package shop.bobbin.journeys;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An order as its customer sees it.
 *
 * @param reason why it was rejected or cancelled; empty otherwise
 * @param history its transitions, oldest first
 */
public record OrderState(String id, OrderStatus status, String reason, List<Transition> history) {

    static OrderState of(JsonNode order) {
        return new OrderState(
                order.path("orderId").asString(""),
                OrderStatus.valueOf(order.path("status").asString()),
                order.path("reason").asString(""),
                order.path("history").valueStream().map(Transition::of).toList());
    }

    /** Returns this order, or throws when it is not confirmed. */
    public OrderState requireConfirmed() {
        if (status != OrderStatus.CONFIRMED) {
            throw new JourneyFailedException("Order %s is not confirmed, but %s %s".formatted(id, status, reason));
        }
        return this;
    }

    /** @param at an instant in ISO 8601 */
    public record Transition(String at, OrderStatus status, String cause) {

        static Transition of(JsonNode entry) {
            return new Transition(
                    entry.path("at").asString(""),
                    OrderStatus.valueOf(entry.path("status").asString()),
                    entry.path("cause").asString(""));
        }
    }
}
