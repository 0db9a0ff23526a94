package shop.bobbin.order.support;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.Tokens;

/** A customer's HTTP client for one instance of the service. */
public record Shopper(TestClient client, String name) {

    public static Shopper at(int port) {
        return at(port, "guest-" + UUID.randomUUID().toString().substring(0, 12));
    }

    static Shopper at(int port, String name) {
        return new Shopper(TestClient.at(port, Tokens.shopper(name)), name);
    }

    public Shopper withScope(String scope) {
        return withToken(Tokens.withScope(name, scope));
    }

    public Shopper withToken(String other) {
        return new Shopper(client.withToken(other), name);
    }

    /** The same customer as a client of another instance. */
    public Shopper atInstance(int port) {
        return new Shopper(TestClient.at(port, client.token()), name);
    }

    public TestResponse put(String sku, int quantity) {
        return send(
                request("/basket/lines/" + sku).PUT(BodyPublishers.ofString("{\"quantity\":%d}".formatted(quantity))));
    }

    public TestResponse basket() {
        return get("/basket");
    }

    /** Adds the product to the basket and checks out. */
    public TestResponse order(String sku, String cardToken) {
        put(sku, 1);
        return checkout(UUID.randomUUID().toString(), "{\"cardToken\":\"%s\"}".formatted(cardToken));
    }

    public TestResponse checkout(String key, String body) {
        return send(request("/orders").header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    public TestResponse order(String id) {
        return get("/orders/" + id);
    }

    public String statusOf(String id) {
        return order(id).body().path("status").asString();
    }

    public TestResponse cancel(String id) {
        return send(request("/orders/" + id + "/cancellation").POST(BodyPublishers.noBody()));
    }

    public TestResponse get(String path) {
        return client.get(path);
    }

    public TestResponse send(HttpRequest.Builder request) {
        return client.send(request);
    }

    public HttpRequest.Builder request(String path) {
        return client.request(path);
    }
}
