package shop.bobbin.order.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.Tokens;

/** A customer's HTTP client for one instance of the service. */
public record Shopper(HttpClient http, URI baseUri, String name, String token) {

    public static Shopper at(int port) {
        return at(port, "guest-" + UUID.randomUUID().toString().substring(0, 12));
    }

    static Shopper at(int port, String name) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Shopper(http, URI.create("http://127.0.0.1:" + port), name, Tokens.shopper(name));
    }

    public Shopper withScope(String scope) {
        return new Shopper(http, baseUri, name, Tokens.withScope(name, scope));
    }

    public Shopper withToken(String other) {
        return new Shopper(http, baseUri, name, other);
    }

    /** The same customer as a client of another instance. */
    public Shopper atInstance(int port) {
        return new Shopper(http, URI.create("http://127.0.0.1:" + port), name, token);
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
        return send(request(path).GET());
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
        return HttpRequest.newBuilder(baseUri.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}
