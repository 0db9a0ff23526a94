package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.order.play.MovableClock;
import shop.bobbin.order.play.OrderServiceTest;
import shop.bobbin.order.play.PlayedCatalog;
import shop.bobbin.order.play.Shopper;
import shop.bobbin.testing.Reply;

@OrderServiceTest
class CheckoutIT {

    private static final String BODY = "{\"cardToken\":\"tok_ok\"}";

    private final PlayedCatalog catalog;
    private final MovableClock clock;
    private final CircuitBreakerRegistry breakers;
    private final Shopper ada;
    private final String key = UUID.randomUUID().toString();

    @Autowired
    CheckoutIT(@LocalServerPort int port, PlayedCatalog catalog, MovableClock clock, CircuitBreakerRegistry breakers) {
        this.catalog = catalog;
        this.clock = clock;
        this.breakers = breakers;
        this.ada = Shopper.at(port);
    }

    @AfterEach
    void bringTheCatalogBack() {
        catalog.comeBack();
        breakers.circuitBreaker("catalog").reset();
    }

    @Test
    void ordersTheBasketAtTheCatalogsPricesAndEmptiesIt() {
        ada.put(PlayedCatalog.YARN, 3);

        var answer = ada.checkout(key, BODY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/orders/" + answer.field("orderId"));
        assertThat(answer.body().path("status").asString()).isEqualTo("PLACED");
        assertThat(answer.body().path("total").path("amount").asLong()).isEqualTo(3 * 1250);
        assertThat(answer.body().path("lines").path(0).path("name").asString()).isEqualTo("Fine YARN-MER-BLU");
        assertThat(ada.basket().body().path("lines")).isEmpty();
    }

    @Test
    void givesTheSameAnswerAgainEvenWhileTheCatalogIsAway() {
        ada.put(PlayedCatalog.YARN, 1);
        var first = ada.checkout(key, BODY);
        catalog.goAway();

        var again = ada.checkout(key, "{ \"cardToken\" : \"tok_ok\" }");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        var behindTheGateway = ada.send(ada.request("/orders")
                .header("Idempotency-Key", key)
                .header("X-Forwarded-Prefix", "/api")
                .POST(BodyPublishers.ofString(BODY)));
        assertThat(behindTheGateway.header("Location")).isEqualTo("/api" + first.header("Location"));
        assertThat(ada.checkout(key, BODY).header("Location")).isEqualTo(first.header("Location"));
        assertThat(ada.get("/orders").body().path("items")).hasSize(1);
    }

    @Test
    void refusesTheKeyOfAnotherRequest() {
        ada.put(PlayedCatalog.YARN, 1);
        ada.checkout(key, BODY);

        var other = ada.checkout(key, "{\"cardToken\":\"tok_other\"}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void makesOneOrderOfTwentyRequestsAtOnce() throws Exception {
        ada.put(PlayedCatalog.YARN, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> ada.checkout(key, BODY)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
                assertThat(answer.get().text())
                        .isEqualTo(answers.getFirst().get().text());
            }
        }
        assertThat(ada.get("/orders").body().path("items")).hasSize(1);
    }

    @Test
    void ordersABasketOnceEvenUnderTwentyKeys() throws Exception {
        ada.put(PlayedCatalog.YARN, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> ada.checkout(key.substring(0, 30) + i, BODY)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().status()).isIn(201, 409, 422);
            }
        }
        assertThat(ada.get("/orders").body().path("items")).hasSize(1);
    }

    @Test
    void doesNotOrderABasketThatTheCustomerHasNotSeen() {
        ada.put(PlayedCatalog.YARN, 1);
        ada.put(PlayedCatalog.YARN, 9);

        var answer = ada.checkout(key, "{\"cardToken\":\"tok_ok\",\"basketVersion\":1}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("basket-changed");
        assertThat(answer.body().path("basketVersion").asLong()).isEqualTo(2);

        assertThat(ada.checkout(key, "{\"cardToken\":\"tok_ok\",\"basketVersion\":2}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesAnEmptyBasket() {
        var answer = ada.checkout(key, BODY);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("empty-basket");
    }

    @ParameterizedTest
    @CsvSource({PlayedCatalog.UNKNOWN + ",unknown-product", PlayedCatalog.DISCONTINUED + ",discontinued-product"})
    void refusesWhatIsNotSold(String sku, String problem) {
        ada.put(PlayedCatalog.YARN, 1);
        ada.put(sku, 1);

        var answer = ada.checkout(key, BODY);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.body().path("skus").path(0).asString()).isEqualTo(sku);
        assertThat(ada.basket().body().path("lines")).hasSize(2);
    }

    @Test
    void sellsAtTheLastKnownPricesForAWhileAfterTheCatalogHasGone() {
        catalog.tellPrice("FALL-YARN", 1, 777);
        ada.put("FALL-YARN", 1);
        await().until(() -> ada.basket().body().path("unpriced").isEmpty());
        theCatalogAnswers();
        catalog.goAway();

        var answer = ada.checkout(key, BODY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("total").path("amount").asLong()).isEqualTo(777);
    }

    @Test
    void doesNotSellAtPricesThatMayBeOldAndStoresNoSuchAnswer() {
        catalog.tellPrice("FALL-YARN", 1, 777);
        ada.put(PlayedCatalog.YARN, 1);
        theCatalogAnswers();
        catalog.goAway();
        clock.putForward(Duration.ofMinutes(16));

        var answer = ada.checkout(key, BODY);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(ada.basket().body().path("lines")).hasSize(1);

        bringTheCatalogBack();
        assertThat(ada.checkout(key, BODY).status()).isEqualTo(201);
    }

    @Test
    void stopsAskingACatalogThatDoesNotAnswer() {
        ada.put(PlayedCatalog.YARN, 1);
        breakers.circuitBreaker("catalog").reset();
        catalog.goAway();
        for (int i = 0; i < 10; i++) {
            ada.checkout(UUID.randomUUID().toString(), BODY);
            ada.put(PlayedCatalog.YARN, 1);
        }
        // ten attempts open the breaker, that is five checkouts of two attempts each
        assertThat(catalog.timesAsked()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "01234567890123456789012345678901234567890123456789012345678901234"})
    void refusesWhatIsNoKey(String wrong) {
        var answer = ada.checkout(wrong, BODY);

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void wantsAKey() {
        var answer = ada.send(ada.request("/orders").POST(BodyPublishers.ofString(BODY)));

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"cardToken\":\"\"}",
                "{\"cardToken\":\"4111 1111 1111 1111\"}",
                "{\"cardToken\":7}",
                "null",
                "{\"cardToken\":\"tok_ok\",\"basketVersion\":-1}"
            })
    void refusesWhatIsNoCheckout(String body) {
        ada.put(PlayedCatalog.YARN, 1);

        Reply answer = ada.checkout(key, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(ada.basket().body().path("lines")).hasSize(1);
    }

    /** The time of the last answer is written every few seconds at most. */
    private void theCatalogAnswers() {
        clock.putForward(Duration.ofSeconds(10));
        var somebody = ada.withToken(ada.token());
        somebody.put(PlayedCatalog.UNKNOWN, 1);
        somebody.checkout(UUID.randomUUID().toString(), BODY);
        somebody.send(somebody.request("/basket/lines/" + PlayedCatalog.UNKNOWN).DELETE());
    }
}
