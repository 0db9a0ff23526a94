package shop.bobbin.order.support;

import tools.jackson.databind.JsonNode;

/** An order event as consumed from the topic. */
public record ReceivedOrderEvent(String type, String id, String key, JsonNode body) {

    public long version() {
        return body.path("version").asLong();
    }
}
