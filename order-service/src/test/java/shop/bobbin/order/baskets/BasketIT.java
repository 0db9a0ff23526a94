package shop.bobbin.order.baskets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.testing.TestResponse;

@OrderServiceTest
class BasketIT {

    private final int port;
    private final FakeCatalog catalog;
    private final Shopper ada;

    @Autowired
    BasketIT(@LocalServerPort int port, FakeCatalog catalog) {
        this.port = port;
        this.catalog = catalog;
        this.ada = Shopper.at(port);
    }

    @Test
    void startsEmpty() {
        var basket = ada.basket();

        assertThat(basket.status()).isEqualTo(200);
        assertThat(basket.body().path("lines")).isEmpty();
        assertThat(version(basket)).isZero();
    }

    @Test
    void setsQuantitiesAndKeepsTheOrderOfTheLines() {
        ada.put("YARN-ONE", 1);
        ada.put("YARN-TWO", 2);
        var basket = ada.put("YARN-ONE", 7);

        assertThat(basket.body().path("lines").path(0).path("sku").asString()).isEqualTo("YARN-ONE");
        assertThat(basket.body().path("lines").path(0).path("quantity").asInt()).isEqualTo(7);
        assertThat(basket.body().path("lines")).hasSize(2);
        assertThat(version(basket)).isEqualTo(3);
    }

    @Test
    void hasAnEntityTagThatCoversThePricesShown() {
        catalog.publishPrice("TAG-YARN", 1, 1200);
        ada.put("TAG-YARN", 1);
        await().untilAsserted(
                        () -> assertThat(ada.basket().body().path("unpriced")).isEmpty());
        var before = ada.basket();
        assertThat(ifNoneMatch(before).status()).isEqualTo(304);

        catalog.publishPrice("TAG-YARN", 2, 1300);
        await().untilAsserted(() -> assertThat(total(ada.basket())).isEqualTo(1300));

        var after = ifNoneMatch(before);
        assertThat(after.status()).isEqualTo(200);
        assertThat(total(after)).isEqualTo(1300);
        assertThat(version(after)).isEqualTo(version(before));
        assertThat(ifNoneMatch(after).status()).isEqualTo(304);
    }

    @Test
    void hasAnotherEntityTagForAnotherCustomer() {
        var eve = Shopper.at(port);
        ada.put("YARN-ONE", 1);
        eve.put("YARN-TWO", 1);

        assertThat(ada.basket().header("ETag")).isNotEqualTo(eve.basket().header("ETag"));
    }

    @Test
    void mayBeCachedByTheBrowserWithRevalidation() {
        for (var response : List.of(ada.basket(), ifNoneMatch(ada.basket()))) {
            assertThat(response.header("ETag")).isNotEmpty();
            assertThat(response.header("Cache-Control"))
                    .contains("no-cache", "private")
                    .doesNotContain("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            If-Match: {tag}                       | 200
            If-Match: *                           | 200
            If-Match: "other", {tag}              | 200
            If-Match: "other"                     | 412
            If-Match: W/{tag}                     | 412
            If-Match: {before}                    | 412
            If-None-Match: {tag}                  | 412
            If-None-Match: *                      | 412
            If-None-Match: {before}               | 200
            If-Unmodified-Since: yesterday        | 200
            """)
    void evaluatesThePreconditionsOfAChange(String precondition, int status) {
        ada.put("YARN-ONE", 1);
        var before = ada.basket();
        ada.put("YARN-ONE", 2);
        var seen = ada.basket();
        var header = precondition
                .replace("{tag}", seen.header("ETag"))
                .replace("{before}", before.header("ETag"))
                .split(": ", 2);

        var changes = Map.<String, UnaryOperator<HttpRequest.Builder>>of(
                "/basket/lines/YARN-ONE",
                request -> request.PUT(BodyPublishers.ofString("{\"quantity\":2}")),
                "/basket/lines/YARN-TWO",
                HttpRequest.Builder::DELETE);
        changes.forEach((path, change) ->
                assertChange(ada.send(change.apply(ada.request(path).header(header[0], header[1]))), status));
        assertThat(ada.basket().header("ETag")).isEqualTo(seen.header("ETag"));
        assertChange(
                ada.send(ada.request("/basket").header(header[0], header[1]).DELETE()), status);
        assertThat(ada.basket().body().path("lines")).hasSize(status == 200 ? 0 : 1);
    }

    private static void assertChange(TestResponse response, int status) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        if (status == 200) {
            assertThat(response.header("Content-Location")).isEqualTo("/basket");
            assertThat(response.header("ETag")).isEmpty();
        } else {
            assertThat(response.problem()).isEqualTo("precondition-failed");
        }
    }

    @Test
    void rejectsAChangeOfABasketThatAnotherTabHasChanged() throws Exception {
        ada.put("YARN-ONE", 1);
        var seen = ada.basket().header("ETag");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses = IntStream.rangeClosed(2, 9)
                    .mapToObj(quantity -> threads.submit(() -> ada.send(ada.request("/basket/lines/YARN-ONE")
                            .header("If-Match", seen)
                            .PUT(BodyPublishers.ofString("{\"quantity\":%d}".formatted(quantity))))))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var response : responses) {
                statuses.add(response.get().status());
            }
            assertThat(statuses).containsOnlyOnce(200).contains(412);
        }
        assertThat(version(ada.basket())).isEqualTo(2);
    }

    @Test
    void evaluatesThePreconditionOfARead() {
        var response =
                ada.send(ada.request("/basket").header("If-Match", "\"other\"").GET());

        assertThat(response.status()).isEqualTo(412);
        assertThat(response.problem()).isEqualTo("precondition-failed");
    }

    /** RFC 9110, section 13.2.1: preconditions are ignored if the response without them would be an error. */
    @Test
    void ignoresThePreconditionOfAnInvalidRequest() {
        var response = ada.send(ada.request("/basket/lines/YARN-ONE")
                .header("If-Match", "\"other\"")
                .PUT(BodyPublishers.ofString("{\"quantity\":0}")));

        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void showsNoPriceInAnotherCurrency() {
        catalog.publishPrice("EURO-YARN", 1, 1200);
        catalog.publishPrice("DOLLAR-YARN", 1, 1500, "USD");
        ada.put("EURO-YARN", 2);
        await().untilAsserted(
                        () -> assertThat(ada.basket().body().path("unpriced")).isEmpty());
        catalog.awaitConsumed("order-service.prices", "catalog.products");

        var put = ada.put("DOLLAR-YARN", 1);

        for (var response : List.of(put, ada.basket())) {
            assertThat(response.status()).isEqualTo(200);
            assertThat(total(response)).isEqualTo(2 * 1200);
            assertThat(response.body().path("unpriced")).hasSize(1);
            assertThat(response.body().path("unpriced").path(0).asString()).isEqualTo("DOLLAR-YARN");
            assertThat(response.body().path("lines").path(1).has("price")).isFalse();
        }
    }

    @Test
    void showsTheNewPriceWhenAProductIsBackInTheShopsCurrency() {
        ada.put("BACK-YARN", 1);
        catalog.publishPrice("BACK-YARN", 1, 1200, "USD");
        catalog.awaitConsumed("order-service.prices", "catalog.products");
        assertThat(ada.basket().body().has("total")).isFalse();

        catalog.publishPrice("BACK-YARN", 2, 1100);

        await().untilAsserted(() -> assertThat(total(ada.basket())).isEqualTo(1100));
    }

    @Test
    void keepsItsVersionWhenNothingChanges() {
        ada.put("YARN-ONE", 1);
        var version = version(ada.basket());

        assertThat(version(ada.put("YARN-ONE", 1))).isEqualTo(version);
        assertThat(version(ada.send(ada.request("/basket/lines/YARN-TWO").DELETE())))
                .isEqualTo(version);
        ada.send(ada.request("/basket").DELETE());
        assertThat(version(ada.send(ada.request("/basket").DELETE()))).isEqualTo(version + 1);
    }

    @Test
    void serialisesConcurrentChangesOfOneLine() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses = IntStream.rangeClosed(1, 20)
                    .mapToObj(quantity -> threads.submit(() -> ada.put("YARN-ONE", quantity)))
                    .toList();
            for (var response : responses) {
                assertThat(response.get().status()).isEqualTo(200);
            }
        }
        assertThat(version(ada.basket())).isEqualTo(20);
        assertThat(ada.basket().body().path("lines")).hasSize(1);
    }

    @Test
    void showsThePricesThatTheCatalogHasPublished() {
        catalog.publishPrice("PRICED-YARN", 2, 1300);
        catalog.publishPrice("PRICED-YARN", 1, 1200);
        ada.put("PRICED-YARN", 3);
        ada.put("UNPRICED-YARN", 1);

        await().untilAsserted(() -> {
            var basket = ada.basket().body();
            assertThat(basket.path("lines").path(0).path("name").asString()).isEqualTo("Published PRICED-YARN");
            assertThat(basket.path("total").path("amount").asLong()).isEqualTo(3 * 1300);
            assertThat(basket.path("unpriced").path(0).asString()).isEqualTo("UNPRICED-YARN");
        });
        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(
                                ada.basket().body().path("total").path("amount").asLong())
                        .isEqualTo(3 * 1300));
    }

    @Test
    void isVisibleToItsCustomerOnly() {
        ada.put("YARN-ONE", 1);

        assertThat(Shopper.at(port).basket().body().path("lines")).isEmpty();
    }

    @Test
    void removesOneLineOrAll() {
        ada.put("YARN-ONE", 1);
        ada.put("YARN-TWO", 2);

        assertThat(ada.send(ada.request("/basket/lines/YARN-ONE").DELETE())
                        .body()
                        .path("lines"))
                .hasSize(1);
        assertThat(ada.send(ada.request("/basket").DELETE()).body().path("lines"))
                .isEmpty();
    }

    @Test
    void hasAtMostFiftyProducts() {
        for (int i = 0; i < 50; i++) {
            assertThat(ada.put("YARN-" + i, 1).status()).isEqualTo(200);
        }
        var version = version(ada.basket());
        var full = ada.put("YARN-TOO-MANY", 1);

        assertThat(full.status()).isEqualTo(422);
        assertThat(full.problem()).isEqualTo("basket-full");
        assertThat(version(ada.basket())).isEqualTo(version);
        assertThat(ada.put("YARN-7", 2).status()).isEqualTo(200);
        assertThat(ada.basket().body().path("lines")).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"quantity\":0}",
                "{\"quantity\":-1}",
                "{\"quantity\":100}",
                "{\"quantity\":99999999999999999999}",
                "{\"quantity\":1.5}",
                "{\"quantity\":\"3\"}",
                "{\"quantity\":null}",
                "{}",
                "[]",
                "{\"quantity\":",
                ""
            })
    void rejectsInvalidQuantities(String body) {
        var response = put("YARN-ONE", body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(ada.basket().body().path("lines")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yarn", "YARN", "YARN-'%20or%201=1--", "YARN-MUCHTOOLONG", "..%2f..%2fetc"})
    void rejectsInvalidSkus(String sku) {
        assertThat(put(sku, "{\"quantity\":1}").status()).isBetween(400, 404);
        assertThat(ada.basket().body().path("lines")).isEmpty();
    }

    @Test
    void requiresATokenWithTheScopeShop() {
        assertThat(ada.withToken("forged").basket().status()).isEqualTo(401);
        assertThat(ada.withScope("catalog.write").basket().status()).isEqualTo(403);
    }

    private TestResponse ifNoneMatch(TestResponse seen) {
        return ada.send(ada.request("/basket")
                .header("If-None-Match", seen.header("ETag"))
                .GET());
    }

    private static long version(TestResponse basket) {
        return basket.body().path("version").asLong();
    }

    private static long total(TestResponse basket) {
        return basket.body().path("total").path("amount").asLong();
    }

    private TestResponse put(String sku, String body) {
        return ada.send(ada.request("/basket/lines/" + sku).PUT(BodyPublishers.ofString(body)));
    }
}
