package shop.bobbin.order;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.order.support.MovableClock;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.FakePaymentProvider;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.testing.TestResponse;
import tools.jackson.databind.json.JsonMapper;

@OrderServiceTest
@ExtendWith(OutputCaptureExtension.class)
class CheckoutIT {

    private static final String BODY = "{\"cardToken\":\"tok_ok\"}";

    private final FakeCatalog catalog;
    private final FakePaymentProvider provider;
    private final MovableClock clock;
    private final CircuitBreakerRegistry breakers;
    private final Shopper ada;
    private final String key = UUID.randomUUID().toString();

    @Autowired
    CheckoutIT(
            @LocalServerPort int port,
            FakeCatalog catalog,
            FakePaymentProvider provider,
            MovableClock clock,
            CircuitBreakerRegistry breakers) {
        this.catalog = catalog;
        this.provider = provider;
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
        ada.put(FakeCatalog.YARN, 3);

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
        ada.put(FakeCatalog.YARN, 1);
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
        ada.put(FakeCatalog.YARN, 1);
        ada.checkout(key, BODY);

        var other = ada.checkout(key, "{\"cardToken\":\"tok_other\"}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void makesOneOrderOfTwentyRequestsAtOnce() throws Exception {
        ada.put(FakeCatalog.YARN, 1);
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
        ada.put(FakeCatalog.YARN, 1);
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
        ada.put(FakeCatalog.YARN, 1);
        ada.put(FakeCatalog.YARN, 9);

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
    @CsvSource({FakeCatalog.UNKNOWN + ",unknown-product", FakeCatalog.DISCONTINUED + ",discontinued-product"})
    void refusesWhatIsNotSold(String sku, String problem) {
        ada.put(FakeCatalog.YARN, 1);
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
        ada.put(FakeCatalog.YARN, 1);
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
        ada.put(FakeCatalog.YARN, 1);
        breakers.circuitBreaker("catalog").reset();
        catalog.goAway();
        for (int i = 0; i < 10; i++) {
            ada.checkout(UUID.randomUUID().toString(), BODY);
            ada.put(FakeCatalog.YARN, 1);
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
                "{\"cardToken\":null}",
                "{\"cardToken\":7}",
                "null",
                "{\"cardToken\":\"tok_ok\",\"basketVersion\":-1}"
            })
    void refusesWhatIsNoCheckout(String body) {
        ada.put(FakeCatalog.YARN, 1);

        TestResponse answer = ada.checkout(key, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(ada.basket().body().path("lines")).hasSize(1);
    }

    static Stream<String> tokensThatTheProviderCannotParse() {
        return Stream.of(
                "",
                " ",
                "x",
                "tok_",
                "TOK_OK",
                "tok_OK",
                "tok-ok",
                "tok_ok ",
                " tok_ok",
                "tok_ok\n",
                "tok_ok\u0000",
                "tok_k\u00f6",
                "tok_\uff11\uff12",
                "tok_" + "a".repeat(41),
                "a".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("tokensThatTheProviderCannotParse")
    void refusesACardTokenThatTheProviderCannotParse(String token) {
        ada.put(FakeCatalog.YARN, 1);

        var answer = ada.checkout(key, checkoutWith(token));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("validation-failed");
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo("cardToken");
        assertThat(ada.get("/orders").body().path("items")).isEmpty();
        assertThat(provider.parses(token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_a", "tok_0", "tok__", "tok_abcdefghijklmnopqrstuvwxyz_0123456789_ab"})
    void takesWhateverTheProviderCanParse(String token) {
        ada.put(FakeCatalog.UNANSWERED, 1);

        assertThat(ada.checkout(key, checkoutWith(token)).status()).isEqualTo(201);
        assertThat(provider.parses(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4222222222222",
                "tok_4111111111111111",
                "tok_4111_1111_1111_1111",
                "tok_1_4111111111111111",
                "tok_visa378282246310005",
                "tok_6011000990139424_x"
            })
    void neitherTakesNorStoresNorLogsACardNumber(String number, CapturedOutput output) {
        ada.put(FakeCatalog.YARN, 1);

        var answer = ada.checkout(key, checkoutWith(number));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("validation-failed");
        assertThat(answer.text()).doesNotContain(number);
        assertThat(output).doesNotContain(number);
        assertThat(ada.get("/orders").body().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_1234567890123", "tok_41111111111", "tok_41111111111111111111", "tok_a1b2c3d4e5f6"})
    void takesATokenWithDigitsThatAreNoCardNumber(String token) {
        ada.put(FakeCatalog.UNANSWERED, 1);

        assertThat(ada.checkout(key, checkoutWith(token)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesAProductThatIsPricedInAnotherCurrency(int products) {
        if (products > 1) {
            ada.put(FakeCatalog.YARN, 1);
        }
        ada.put(FakeCatalog.DOLLARS, 1);

        var answer = ada.checkout(key, BODY);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("unsupported-currency");
        assertThat(answer.body().path("skus")).hasSize(1);
        assertThat(answer.body().path("skus").path(0).asString()).isEqualTo(FakeCatalog.DOLLARS);
        assertThat(ada.basket().body().path("lines")).hasSize(products);
    }

    @Test
    void refusesAProductWhoseLastKnownPriceIsInAnotherCurrency() {
        catalog.tellPrice("GONEUSD-YARN", 1, 777, "USD");
        catalog.awaitConsumed("order-service.prices", "catalog.products");
        theCatalogAnswers();
        ada.put("GONEUSD-YARN", 1);
        catalog.goAway();

        var answer = ada.checkout(key, BODY);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("unsupported-currency");
    }

    static Stream<Arguments> answersThatCannotBeRead() {
        var json = aResponse().withHeader("Content-Type", "application/json");
        return Stream.of(
                // the JDK's client itself repeats a GET whose connection ends without an answer
                arguments(4, "empty reply", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                arguments(4, "reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                arguments(2, "broken off", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                arguments(2, "not HTTP", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                arguments(
                        2,
                        "too short",
                        like(json).withHeader("Content-Length", "500").withBody("{\"items\":[")),
                arguments(2, "half of it", like(json).withBody("{\"items\":[")),
                arguments(2, "no body", like(json)),
                arguments(2, "null", like(json).withBody("null")),
                arguments(2, "no items", like(json).withBody("{}")),
                arguments(2, "items null", like(json).withBody("{\"items\":null}")),
                arguments(2, "item without a price", like(json).withBody("{\"items\":[{\"sku\":\"FALL-YARN\"}]}")),
                arguments(2, "no sku", like(json).withBody("{\"items\":[{}]}")),
                arguments(2, "no such currency", like(json).withBody(item("FALL-YARN", "5", "XYZ"))),
                arguments(2, "negative price", like(json).withBody(item("FALL-YARN", "-5", "EUR"))),
                arguments(2, "too dear", like(json).withBody(item("FALL-YARN", "99999999999", "EUR"))),
                arguments(2, "malformed sku", like(json).withBody(item("fall yarn", "5", "EUR"))),
                arguments(
                        2,
                        "HTML",
                        aResponse().withHeader("Content-Type", "text/html").withBody("<html>")),
                arguments(2, "no type", aResponse().withBody("{\"items\":[]}")),
                arguments(
                        2,
                        "malformed type",
                        aResponse().withHeader("Content-Type", "?").withBody("{}")),
                arguments(2, "500", aResponse().withStatus(500)),
                arguments(2, "599", aResponse().withStatus(599)),
                arguments(2, "redirected", aResponse().withStatus(302).withHeader("Location", "/")),
                arguments(1, "404", aResponse().withStatus(404)),
                arguments(1, "429", aResponse().withStatus(429)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("answersThatCannotBeRead")
    void sellsAtTheLastKnownPricesWhenTheCatalogsAnswerCannotBeRead(
            int attempts, String what, ResponseDefinitionBuilder answer) {
        catalog.tellPrice("FALL-YARN", 1, 777);
        ada.put("FALL-YARN", 1);
        await().until(() -> ada.basket().body().path("unpriced").isEmpty());
        theCatalogAnswers();
        breakers.circuitBreaker("catalog").reset();
        catalog.answerWith(answer);

        var order = ada.checkout(key, BODY);

        assertThat(order.status()).isEqualTo(201);
        assertThat(order.body().path("total").path("amount").asLong()).isEqualTo(777);
        assertThat(catalog.timesAsked()).isEqualTo(attempts);
    }

    @Test
    void ordersTheDearestBasketWithoutOverflow() {
        for (int i = 0; i < 50; i++) {
            catalog.tellPrice("DEAR-" + i, 1, 1_000_000_000);
            ada.put("DEAR-" + i, 99);
        }
        theCatalogAnswers();
        catalog.awaitConsumed("order-service.prices", "catalog.products");
        catalog.goAway();

        assertThat(ada.basket().body().path("total").path("amount").asLong()).isEqualTo(50L * 99 * 1_000_000_000);
        assertThat(ada.checkout(key, BODY).status()).isEqualTo(201);
    }

    private static ResponseDefinitionBuilder like(ResponseDefinitionBuilder other) {
        return ResponseDefinitionBuilder.like(other.build());
    }

    private static String item(String sku, String amount, String currency) {
        return """
                {"items":[{"sku":"%s","name":"Some","price":{"amount":%s,"currency":"%s"},"discontinued":false}]}""".formatted(sku, amount, currency);
    }

    private static String checkoutWith(String cardToken) {
        return JsonMapper.shared().writeValueAsString(Map.of("cardToken", cardToken));
    }

    /** The time of the last answer is written every few seconds at most. */
    private void theCatalogAnswers() {
        clock.putForward(Duration.ofSeconds(10));
        var somebody = ada.withToken(ada.token());
        somebody.put(FakeCatalog.UNKNOWN, 1);
        somebody.checkout(UUID.randomUUID().toString(), BODY);
        somebody.send(somebody.request("/basket/lines/" + FakeCatalog.UNKNOWN).DELETE());
    }
}
