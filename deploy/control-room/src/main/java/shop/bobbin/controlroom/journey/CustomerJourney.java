package shop.bobbin.controlroom.journey;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A guest's purchase through the gateway: browse, add one product to the basket, place an order, poll it until it ends.
 */
public final class CustomerJourney {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Set<String> FINAL_STATUSES = Set.of("CONFIRMED", "REJECTED", "CANCELLED");

    private final URI gateway;
    private final Consumer<String> steps;

    /** @param steps receives a line for each completed step */
    public CustomerJourney(URI gateway, Consumer<String> steps) {
        this.gateway = gateway;
        this.steps = steps;
    }

    public OrderOutcome withAcceptedCard() {
        return order("tok_ok");
    }

    /** The order is rejected: its stock is released and no payment is captured. */
    public OrderOutcome withDeclinedCard() {
        return order("tok_declined");
    }

    private OrderOutcome order(String cardToken) {
        try (var client = new GatewayClient(gateway)) {
            step(
                    "start a guest session",
                    () -> client.post("/api/session", Map.of(), Map.of("Origin", gateway.toString())));
            var products = step("list the products", () -> client.get("/api/products"));
            var sku = firstInStock(products);
            step("show " + sku, () -> client.get("/api/products/" + sku));
            step(
                    "put one " + sku + " into the basket",
                    () -> client.put("/api/basket/lines/" + sku, Map.of("quantity", 1)));
            var key = UUID.randomUUID().toString();
            var placed = step(
                    "place the order",
                    () -> client.post("/api/orders", Map.of("cardToken", cardToken), Map.of("Idempotency-Key", key)));
            var id = text(placed, "id", "orderId");
            return step("wait for the result", () -> OrderOutcome.of(id, awaitEnd(client, id)), OrderOutcome::status);
        }
    }

    private static JsonNode awaitEnd(GatewayClient client, String id) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        var order = client.get("/api/orders/" + id);
        while (!FINAL_STATUSES.contains(text(order, "status"))) {
            if (System.nanoTime() > deadline) {
                throw new JourneyFailedException("Order %s is still %s after %d s. Look at the log of order-service."
                        .formatted(id, text(order, "status"), TIMEOUT.toSeconds()));
            }
            pause();
            order = client.get("/api/orders/" + id);
        }
        return order;
    }

    private static void pause() {
        try {
            boolean unused = new CountDownLatch(1).await(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JourneyFailedException("Interrupted while waiting for the order.");
        }
    }

    /** The first product that is in stock. */
    private static String firstInStock(JsonNode page) {
        return page.findParents("sku").stream()
                .filter(product -> !product.path("availability").asString("").equals("OUT"))
                .map(product -> product.path("sku").asString(""))
                .findFirst()
                .orElseThrow(() -> new JourneyFailedException("No product is in stock: " + page));
    }

    private static String text(JsonNode node, String... names) {
        return List.of(names).stream()
                .map(node::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElseThrow(() -> new JourneyFailedException("No '" + names[0] + "' in the response: " + node));
    }

    private JsonNode step(String what, Supplier<JsonNode> action) {
        return step(what, action, result -> "");
    }

    private <T> T step(String what, Supplier<T> action, Function<T, String> remark) {
        long begin = System.nanoTime();
        var result = action.get();
        steps.accept("%6d ms  %s  %s"
                .formatted((System.nanoTime() - begin) / 1_000_000, what, remark.apply(result))
                .stripTrailing());
        return result;
    }
}
