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

/** A guest comes, looks, puts one thing into the basket, orders it and follows the order to its end. */
public final class CustomerJourney {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Set<String> ENDS = Set.of("CONFIRMED", "REJECTED", "CANCELLED");

    private final URI gateway;
    private final Consumer<String> steps;

    /** @param steps is told each step when it is done */
    public CustomerJourney(URI gateway, Consumer<String> steps) {
        this.gateway = gateway;
        this.steps = steps;
    }

    /** With a card that works. */
    public OrderOutcome accepted() {
        return order("tok_ok");
    }

    /** With a card that is declined: the stock comes back, nothing is charged. */
    public OrderOutcome declined() {
        return order("tok_declined");
    }

    private OrderOutcome order(String cardToken) {
        try (var client = new GatewayClient(gateway)) {
            step(
                    "a guest's session",
                    () -> client.post("/api/session", Map.of(), Map.of("Origin", gateway.toString())));
            var products = step("the catalogue", () -> client.get("/api/products"));
            var sku = available(products);
            step("a look at " + sku, () -> client.get("/api/products/" + sku));
            step(
                    "one " + sku + " into the basket",
                    () -> client.put("/api/basket/lines/" + sku, Map.of("quantity", 1)));
            var key = UUID.randomUUID().toString();
            var placed = step(
                    "the order is placed",
                    () -> client.post("/api/orders", Map.of("cardToken", cardToken), Map.of("Idempotency-Key", key)));
            var id = text(placed, "id", "orderId");
            return step("the order has ended", () -> OrderOutcome.of(id, followed(client, id)), OrderOutcome::status);
        }
    }

    private static JsonNode followed(GatewayClient client, String id) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        var order = client.get("/api/orders/" + id);
        while (!ENDS.contains(text(order, "status"))) {
            if (System.nanoTime() > deadline) {
                throw new JourneyFailed("Order %s is still %s after %d s. The log of order-service may tell why."
                        .formatted(id, text(order, "status"), TIMEOUT.toSeconds()));
            }
            pause();
            order = client.get("/api/orders/" + id);
        }
        return order;
    }

    private static void pause() {
        try {
            boolean unused = new CountDownLatch(1).await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JourneyFailed("interrupted");
        }
    }

    /** The first product that is on the shelf. */
    private static String available(JsonNode page) {
        return page.findParents("sku").stream()
                .filter(product -> !product.path("availability").asString("").equals("OUT"))
                .map(product -> product.path("sku").asString(""))
                .findFirst()
                .orElseThrow(() -> new JourneyFailed("The catalogue has no product on the shelf: " + page));
    }

    private static String text(JsonNode node, String... names) {
        return List.of(names).stream()
                .map(node::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElseThrow(() -> new JourneyFailed("No '" + names[0] + "' in the answer: " + node));
    }

    private JsonNode step(String what, Supplier<JsonNode> action) {
        return step(what, action, answer -> "");
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
