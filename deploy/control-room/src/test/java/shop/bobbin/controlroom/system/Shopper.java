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

/** Somebody with a browser: one session cookie, JSON both ways, the gateway and nothing behind it. */
final class Shopper {

    static final Set<String> ENDS = Set.of("CONFIRMED", "REJECTED", "CANCELLED");

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
        var answer =
                account.post("/api/session", "{\"username\":\"%s\",\"password\":\"haberdashery\"}".formatted(name));
        assertThat(answer.status()).isEqualTo(201);
        return account;
    }

    /** A client without a session. */
    Shopper stranger() {
        return new Shopper(shop);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)));
    }

    Answer post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(shop.url("gateway").resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json");
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void fill(String sku, int quantity) {
        var answer = put("/api/basket/lines/" + sku, "{\"quantity\":%d}".formatted(quantity));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    Answer checkout(String key, String card) {
        var answer = send(request("/api/orders")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"cardToken\":\"%s\"}".formatted(card))));
        if (answer.status() == 201) {
            shop.accepted(answer.field("orderId"));
        }
        return answer;
    }

    /** Orders one piece, and returns the order's id. */
    String order(String sku, String card) {
        fill(sku, 1);
        var answer = checkout(UUID.randomUUID().toString(), card);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.field("orderId");
    }

    String statusOf(String order) {
        return get("/api/orders/" + order).field("status");
    }

    /** The order when it has ended; asks again when there is no answer. */
    Answer ended(String order) {
        await().atMost(TIMEOUT)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> ENDS.contains(statusOf(order)));
        return get("/api/orders/" + order);
    }
}
