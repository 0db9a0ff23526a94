package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused at the door, with a problem each, and changes nothing. */
@Journey
class BadInputJourney {

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private final Shopper ada;

    BadInputJourney(RunningShop shop) {
        this.ada = shop.guest();
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
    void refusesQuantitiesThatAreNone(String body) {
        isRefused(ada.put("/api/basket/lines/NOT-TAP-150", body), 400);
        assertThat(ada.get("/api/basket").body().path("lines")).isEmpty();
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
    void refusesPathsAndParametersThatMakeNoSense(String path) {
        var answer = ada.get(path);

        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        isProblem(answer);
    }

    @Test
    void refusesOrdersThatCannotBe() {
        ada.fill("NOT-TAP-150", 1);
        isRefused(ada.post("/api/orders", "{\"cardToken\":\"tok_ok\"}"), 400);
        isRefused(ada.checkout("", "tok_ok"), 400);
        isRefused(ada.checkout("k".repeat(65), "tok_ok"), 400);
        isRefused(ada.checkout(UUID.randomUUID().toString(), "tok ok; drop table orders"), 400);
        ada.put("/api/basket/lines/NO-SUCH", "{\"quantity\":1}");
        isRefused(ada.checkout(UUID.randomUUID().toString(), "tok_ok"), 422);
        assertThat(ada.get("/api/orders").body().path("items")).isEmpty();
    }

    @Test
    void refusesBodiesThatAreTooLargeWhetherTheySaySoOrNot() {
        var large = new byte[TEN_MEGABYTES];
        isRefused(ada.send(ada.request("/api/session").POST(BodyPublishers.ofByteArray(large))), 413);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        isRefused(ada.send(ada.request("/api/basket/lines/NOT-TAP-150").PUT(chunked)), 413);
    }

    @Test
    void refusesOtherContentTypesAndMethods() {
        isRefused(
                ada.send(ada.request("/api/basket/lines/NOT-TAP-150")
                        .setHeader("Content-Type", "text/xml")
                        .PUT(BodyPublishers.ofString("<quantity>1</quantity>"))),
                415);
        isRefused(ada.send(ada.request("/api/basket/lines/NOT-TAP-150").method("PATCH", BodyPublishers.noBody())), 405);
    }

    @ParameterizedTest
    @CsvSource({
        "Cookie, bobbin_session=forged", "Cookie, bobbin_session=eyJhbGciOiJub25lIn0.eyJzdWIiOiJndWVzdC0xIn0.",
        "Authorization, Bearer forged", "Authorization, Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJndWVzdC0xIn0."
    })
    void refusesTokensThatAreNotOurs(String header, String value) {
        var stranger = ada.stranger();

        var answer = stranger.send(
                stranger.request("/api/orders").header(header, value).GET());

        isRefused(answer, 401);
    }

    private static void isRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        isProblem(answer);
    }

    private static void isProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.field("type")).startsWith("urn:bobbin:problem:");
        assertThat(answer.text()).doesNotContain("Exception", "shop.bobbin.", "\tat ");
    }
}
