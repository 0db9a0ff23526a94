package shop.bobbin.journeys;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A customer, who signs in, browses, fills a basket, orders and follows the order. */
public final class Shopper implements AutoCloseable {

    private static final Duration ORDER_TIMEOUT = Duration.ofSeconds(60);

    private final ShopClient client;
    private final Consumer<String> acceptedOrders;

    private Shopper(URI gateway, Consumer<String> acceptedOrders) {
        this.client = new ShopClient(gateway);
        this.acceptedOrders = acceptedOrders;
    }

    public static Shopper guest(URI gateway) {
        return guest(gateway, order -> {});
    }

    /** @param acceptedOrders receives the id of each order that the shop has accepted */
    static Shopper guest(URI gateway, Consumer<String> acceptedOrders) {
        return new Shopper(gateway, acceptedOrders).withSession("{}");
    }

    /** A demo account. */
    static Shopper signedIn(URI gateway, String username, Consumer<String> acceptedOrders) {
        return new Shopper(gateway, acceptedOrders)
                .withSession("{\"username\":\"%s\",\"password\":\"haberdashery\"}".formatted(username));
    }

    private Shopper withSession(String credentials) {
        client.post("/api/session", credentials).requireStatus(201);
        return this;
    }

    /** For requests that have no method of their own here. */
    public ShopClient client() {
        return client;
    }

    /** @param query of the list of products, for example {@code ?q=merino}; empty = the first page */
    public List<Product> browse(String query) {
        return client.get("/api/products" + query)
                .requireSuccess()
                .body()
                .path("items")
                .valueStream()
                .map(Product::of)
                .toList();
    }

    public Product show(String sku) {
        return Product.of(client.get("/api/products/" + sku).requireSuccess().body());
    }

    /** Sets the quantity of a product in the basket. */
    public void fill(String sku, int quantity) {
        client.put("/api/basket/lines/" + sku, "{\"quantity\":%d}".formatted(quantity))
                .requireStatus(200);
    }

    /** Orders what is in the basket. */
    public CheckoutResult checkout(String idempotencyKey, String cardToken) {
        var response = client.send(client.request("/api/orders")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString("{\"cardToken\":\"%s\"}".formatted(cardToken))));
        if (response.status() != 201) {
            return new CheckoutResult.Refused(response);
        }
        var order = response.field("orderId");
        acceptedOrders.accept(order);
        return new CheckoutResult.Accepted(order);
    }

    /** Orders one piece and returns the order's id; throws when the order is refused. */
    public String order(String sku, String cardToken) {
        fill(sku, 1);
        return checkout(UUID.randomUUID().toString(), cardToken).accepted();
    }

    public OrderState find(String order) {
        return OrderState.of(client.get("/api/orders/" + order).requireSuccess().body());
    }

    /** Waits until an order has a final status; a request without a response or with a 5xx one is repeated, since the shop
     * may be recovering. */
    public OrderState awaitEnd(String order) {
        return Polling.until(ORDER_TIMEOUT, () -> findEnded(order), Optional::isPresent)
                .orElseThrow(() ->
                        new JourneyFailedException("Order %s is still %s after %d s. Look at the log of order-service."
                                .formatted(order, find(order).status(), ORDER_TIMEOUT.toSeconds())));
    }

    private Optional<OrderState> findEnded(String order) {
        return client.tryGet("/api/orders/" + order)
                .filter(response -> response.status() < 500)
                .map(response -> OrderState.of(response.requireSuccess().body()))
                .filter(found -> found.status().isFinal());
    }

    @Override
    public void close() {
        client.close();
    }
}
