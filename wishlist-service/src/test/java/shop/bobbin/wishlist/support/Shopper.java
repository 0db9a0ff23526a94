package shop.bobbin.wishlist.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.TestSseStream;
import shop.bobbin.testing.Tokens;
import tools.jackson.databind.JsonNode;

/** A test client of the wishlist API for one customer. */
public record Shopper(
        HttpClient http, URI service, String name, @Nullable String token) {

    public static Shopper at(int port) {
        var name = "guest-" + UUID.randomUUID().toString().substring(0, 12);
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Shopper(http, URI.create("http://127.0.0.1:" + port), name, Tokens.shopper(name));
    }

    /** The same customer as a client of another instance. */
    public Shopper atInstance(int port) {
        return new Shopper(http, URI.create("http://127.0.0.1:" + port), name, token);
    }

    public Shopper withToken(@Nullable String other) {
        return new Shopper(http, service, name, other);
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
        return TestSseStream.open(http, request);
    }

    public TestResponse get(String path) {
        return send("GET", path);
    }

    public TestResponse send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    public TestResponse send(HttpRequest.Builder request) {
        try {
            return new TestResponse(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(service + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }
}
