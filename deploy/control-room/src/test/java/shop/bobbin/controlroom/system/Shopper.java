package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** A customer's client of the gateway, with a session cookie like a browser. */
final class Shopper {

    static final Set<String> FINAL_STATUSES = Set.of("CONFIRMED", "REJECTED", "CANCELLED");

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final RunningShop shop;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    private Shopper(RunningShop shop) {
        this.shop = shop;
    }

    static Shopper guest(RunningShop shop) {
        var guest = new Shopper(shop);
        assertThat(guest.post("/api/session", "{}").status()).isEqualTo(201);
        return guest;
    }

    static Shopper signedIn(RunningShop shop, String name) {
        var account = new Shopper(shop);
        var response =
                account.post("/api/session", "{\"username\":\"%s\",\"password\":\"haberdashery\"}".formatted(name));
        assertThat(response.status()).isEqualTo(201);
        return account;
    }

    /** A client without a session. */
    Shopper withoutSession() {
        return new Shopper(shop);
    }

    GatewayResponse get(String path) {
        return send(request(path).GET());
    }

    GatewayResponse put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)));
    }

    GatewayResponse post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(shop.url("gateway").resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json");
    }

    GatewayResponse send(HttpRequest.Builder request) {
        try {
            return new GatewayResponse(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void fill(String sku, int quantity) {
        var response = put("/api/basket/lines/" + sku, "{\"quantity\":%d}".formatted(quantity));
        assertThat(response.status()).as(response.text()).isEqualTo(200);
    }

    GatewayResponse checkout(String key, String card) {
        var response = send(request("/api/orders")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"cardToken\":\"%s\"}".formatted(card))));
        if (response.status() == 201) {
            shop.addAccepted(response.field("orderId"));
        }
        return response;
    }

    /** Orders one piece and returns the order's id. */
    String order(String sku, String card) {
        fill(sku, 1);
        var response = checkout(UUID.randomUUID().toString(), card);
        assertThat(response.status()).as(response.text()).isEqualTo(201);
        return response.field("orderId");
    }

    String statusOf(String order) {
        return get("/api/orders/" + order).field("status");
    }

    /** Polls an order until it has a final status, and returns it; retries when the gateway does not respond. */
    GatewayResponse awaitEnd(String order) {
        await().atMost(TIMEOUT)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> FINAL_STATUSES.contains(statusOf(order)));
        return get("/api/orders/" + order);
    }
}
