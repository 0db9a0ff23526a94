package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid requests, which the shop rejects with a problem and without any change. */
@Journey
class BadInputJourney {

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private final Shopper ada;
    private final ShopClient client;
    private final URI gateway;

    BadInputJourney(RunningShop shop) {
        this.gateway = shop.gateway();
        this.ada = shop.guest();
        this.client = ada.client();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"quantity\":0}",
                "{\"quantity\":-1}",
                "{\"quantity\":100}",
                "{\"quantity\":2147483648}",
                "{\"quantity\":1.5}",
                "{\"quantity\":\"1\"}",
                "{\"quantity\":null}",
                "{}",
                "[]",
                "{",
                "",
                "null",
                "{\"quantity\":1,\"quantity\":2}"
            })
    void rejectsInvalidQuantities(String body) {
        assertRejected(client.put("/api/basket/lines/NOT-TAP-150", body), 400);
        assertThat(client.get("/api/basket").body().path("lines")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products/no",
                "/api/products/%27%20or%201=1--",
                "/api/products/..%2f..%2factuator%2fenv",
                "/api/orders/1",
                "/api/orders/%00",
                "/api/products?page=-1",
                "/api/products?size=101",
                "/api/products?sort=x%27--",
                "/api/products?category=%2e%2e",
                "/api/products?q=%00",
                "/api/recommendations/products/no?limit=10",
                "/api/recommendations/products/NOT-TAP-150?limit=0",
                "/api/recommendations/basket?sku=x",
                "/api/shared-wishlists/x",
                "/api/orders?limit=-1",
                "/api/orders?before=x",
                "/actuator/env",
                "/api/actuator/env",
                "/api/products/../actuator/env",
                "/api/nothing",
                "/nothing"
            })
    void rejectsInvalidPathsAndParameters(String path) {
        var response = client.get(path);

        assertThat(response.status()).as(response.text()).isBetween(400, 499);
        assertProblem(response);
    }

    @Test
    void rejectsInvalidOrders() {
        ada.fill("NOT-TAP-150", 1);
        assertRejected(client.post("/api/orders", "{\"cardToken\":\"tok_ok\"}"), 400);
        assertRejected(ada.checkout("", "tok_ok").refused(), 400);
        assertRejected(ada.checkout("k".repeat(65), "tok_ok").refused(), 400);
        assertRejected(
                ada.checkout(UUID.randomUUID().toString(), "tok ok; drop table orders")
                        .refused(),
                400);
        client.put("/api/basket/lines/NO-SUCH", "{\"quantity\":1}");
        assertRejected(ada.checkout(UUID.randomUUID().toString(), "tok_ok").refused(), 422);
        assertThat(client.get("/api/orders").body().path("items")).isEmpty();
    }

    @Test
    void rejectsBodiesThatAreTooLargeWithAndWithoutContentLength() {
        var large = new byte[TEN_MEGABYTES];
        assertRejected(client.send(client.request("/api/session").POST(BodyPublishers.ofByteArray(large))), 413);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertRejected(
                client.send(client.request("/api/basket/lines/NOT-TAP-150").PUT(chunked)), 413);
    }

    @Test
    void rejectsOtherContentTypesAndMethods() {
        assertRejected(
                client.send(client.request("/api/basket/lines/NOT-TAP-150")
                        .setHeader("Content-Type", "text/xml")
                        .PUT(BodyPublishers.ofString("<quantity>1</quantity>"))),
                415);
        assertRejected(
                client.send(client.request("/api/basket/lines/NOT-TAP-150").method("PATCH", BodyPublishers.noBody())),
                405);
    }

    @ParameterizedTest
    @CsvSource({
        "Cookie, bobbin_session=forged", "Cookie, bobbin_session=eyJhbGciOiJub25lIn0.eyJzdWIiOiJndWVzdC0xIn0.",
        "Authorization, Bearer forged", "Authorization, Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJndWVzdC0xIn0."
    })
    void rejectsForgedTokens(String header, String value) {
        var withoutSession = new ShopClient(gateway);

        var response = withoutSession.send(
                withoutSession.request("/api/orders").header(header, value).GET());

        assertRejected(response, 401);
    }

    private static void assertRejected(ShopResponse response, int status) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertProblem(response);
    }

    private static void assertProblem(ShopResponse response) {
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
        assertThat(response.field("type")).startsWith("urn:bobbin:problem:");
        assertThat(response.text()).doesNotContain("Exception", "shop.bobbin.", "\tat ");
    }
}
