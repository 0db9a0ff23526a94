package shop.bobbin.wishlist.support;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.TestSseStream;
import shop.bobbin.testing.Tokens;
import tools.jackson.databind.JsonNode;

/** A test client of the wishlist API for one customer. */
public record Shopper(TestClient client, String name) {

    public static Shopper at(int port) {
        var name = "guest-" + UUID.randomUUID().toString().substring(0, 12);
        return new Shopper(TestClient.at(port, Tokens.shopper(name)), name);
    }

    /** The same customer as a client of another instance. */
    public Shopper atInstance(int port) {
        return new Shopper(TestClient.at(port, client.token()), name);
    }

    public Shopper withToken(@Nullable String other) {
        return new Shopper(client.withToken(other), name);
    }

    public TestResponse add(String sku) {
        return send("PUT", "/wishlist/items/" + sku);
    }

    public TestResponse remove(String sku) {
        return send("DELETE", "/wishlist/items/" + sku);
    }

    public TestResponse move(String sku) {
        return send("POST", "/wishlist/items/" + sku + "/move-to-basket");
    }

    public List<JsonNode> items() {
        return get("/wishlist").body().path("items").valueStream().toList();
    }

    public List<String> skus() {
        return items().stream().map(item -> item.path("sku").asString()).toList();
    }

    public List<JsonNode> alerts() {
        return get("/wishlist/alerts").body().path("alerts").valueStream().toList();
    }

    public TestSseStream subscribe(@Nullable String lastEventId) {
        var request = request("/wishlist/alerts/events").GET();
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return TestSseStream.open(client.http(), request);
    }

    public TestResponse get(String path) {
        return client.get(path);
    }

    public TestResponse send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    public TestResponse send(HttpRequest.Builder request) {
        return client.send(request);
    }

    public HttpRequest.Builder request(String path) {
        return client.request(path);
    }
}
