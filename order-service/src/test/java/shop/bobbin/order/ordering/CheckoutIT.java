package shop.bobbin.order.ordering;

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
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.FakePaymentProvider;
import shop.bobbin.order.support.MutableClock;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.testing.TestResponse;
import tools.jackson.databind.json.JsonMapper;

@OrderServiceTest
@ExtendWith(OutputCaptureExtension.class)
class CheckoutIT {

    private static final String BODY = "{\"cardToken\":\"tok_ok\"}";

    private final FakeCatalog catalog;
    private final FakePaymentProvider provider;
    private final MutableClock clock;
    private final CircuitBreakerRegistry breakers;
    private final Shopper ada;
    private final String key = UUID.randomUUID().toString();

    @Autowired
    CheckoutIT(
            @LocalServerPort int port,
            FakeCatalog catalog,
            FakePaymentProvider provider,
            MutableClock clock,
            CircuitBreakerRegistry breakers) {
        this.catalog = catalog;
        this.provider = provider;
        this.clock = clock;
        this.breakers = breakers;
        this.ada = Shopper.at(port);
    }

    @AfterEach
    void restoreTheCatalog() {
        catalog.becomeAvailable();
        breakers.circuitBreaker("catalog").reset();
    }

    @Test
    void placesAnOrderAtTheCatalogsPricesAndEmptiesTheBasket() {
        ada.put(FakeCatalog.YARN, 3);

        var response = ada.checkout(key, BODY);

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Location")).isEqualTo("/orders/" + response.field("orderId"));
        assertThat(response.body().path("status").asString()).isEqualTo("PLACED");
        assertThat(response.body().path("total").path("amount").asLong()).isEqualTo(3 * 1250);
        assertThat(response.body().path("lines").path(0).path("name").asString())
                .isEqualTo("Fine YARN-MER-BLU");
        assertThat(ada.basket().body().path("lines")).isEmpty();
    }

    @Test
    void repeatsTheStoredResponseEvenWhileTheCatalogIsUnavailable() {
        ada.put(FakeCatalog.YARN, 1);
        var first = ada.checkout(key, BODY);
        catalog.becomeUnavailable();

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
    void rejectsTheIdempotencyKeyOfAnotherRequest() {
        ada.put(FakeCatalog.YARN, 1);
        ada.checkout(key, BODY);

        var other = ada.checkout(key, "{\"cardToken\":\"tok_other\"}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void placesOneOrderForTwentyConcurrentDuplicates() throws Exception {
        ada.put(FakeCatalog.YARN, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> ada.checkout(key, BODY)))
                    .toList();
            for (var response : responses) {
                assertThat(response.get().status()).isEqualTo(201);
                assertThat(response.get().text())
                        .isEqualTo(responses.getFirst().get().text());
            }
        }
        assertThat(ada.get("/orders").body().path("items")).hasSize(1);
    }

    @Test
    void ordersABasketOnceEvenWithTwentyConcurrentKeys() throws Exception {
        ada.put(FakeCatalog.YARN, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> ada.checkout(key.substring(0, 30) + i, BODY)))
                    .toList();
            for (var response : responses) {
                assertThat(response.get().status()).isIn(201, 409, 422);
            }
        }
        assertThat(ada.get("/orders").body().path("items")).hasSize(1);
    }

    @Test
    void rejectsACheckoutWithAStaleBasketVersion() {
        ada.put(FakeCatalog.YARN, 1);
        ada.put(FakeCatalog.YARN, 9);

        var response = ada.checkout(key, "{\"cardToken\":\"tok_ok\",\"basketVersion\":1}");
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.problem()).isEqualTo("basket-changed");
        assertThat(response.body().path("basketVersion").asLong()).isEqualTo(2);

        assertThat(ada.checkout(key, "{\"cardToken\":\"tok_ok\",\"basketVersion\":2}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void rejectsAnEmptyBasket() {
        var response = ada.checkout(key, BODY);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("empty-basket");
    }

    @ParameterizedTest
    @CsvSource({FakeCatalog.UNKNOWN + ",unknown-product", FakeCatalog.DISCONTINUED + ",discontinued-product"})
    void rejectsProductsThatAreNotForSale(String sku, String problem) {
        ada.put(FakeCatalog.YARN, 1);
        ada.put(sku, 1);

        var response = ada.checkout(key, BODY);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo(problem);
        assertThat(response.body().path("skus").path(0).asString()).isEqualTo(sku);
        assertThat(ada.basket().body().path("lines")).hasSize(2);
    }

    @Test
    void fallsBackToTheLastKnownPricesWhileTheCatalogIsUnavailable() {
        catalog.publishPrice("FALL-YARN", 1, 777);
        ada.put("FALL-YARN", 1);
        await().until(() -> ada.basket().body().path("unpriced").isEmpty());
        recordASuccessfulCatalogCall();
        catalog.becomeUnavailable();

        var response = ada.checkout(key, BODY);

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body().path("total").path("amount").asLong()).isEqualTo(777);
    }

    @Test
    void isUnavailableWhenTheLastKnownPricesAreTooOldAndDoesNotStoreThatResponse() {
        catalog.publishPrice(FakeCatalog.SOLD_OUT, 1, 990);
        ada.put(FakeCatalog.SOLD_OUT, 1);
        await().until(() -> ada.basket().body().path("unpriced").isEmpty());
        recordASuccessfulCatalogCall();
        catalog.becomeUnavailable();
        clock.advance(Duration.ofMinutes(16));

        var response = ada.checkout(key, BODY);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.problem()).isEqualTo("unavailable");
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(ada.basket().body().path("lines")).hasSize(1);

        restoreTheCatalog();
        assertThat(ada.checkout(key, BODY).status()).isEqualTo(201);
    }

    @Test
    void opensTheCircuitBreakerOfAnUnavailableCatalog() {
        ada.put(FakeCatalog.YARN, 1);
        breakers.circuitBreaker("catalog").reset();
        catalog.becomeUnavailable();
        for (int i = 0; i < 10; i++) {
            ada.checkout(UUID.randomUUID().toString(), BODY);
            ada.put(FakeCatalog.YARN, 1);
        }
        // Ten attempts open the breaker: five checkouts with two attempts each.
        assertThat(catalog.countRequests()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "01234567890123456789012345678901234567890123456789012345678901234"})
    void rejectsMalformedIdempotencyKeys(String wrong) {
        var response = ada.checkout(wrong, BODY);

        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void requiresAnIdempotencyKey() {
        var response = ada.send(ada.request("/orders").POST(BodyPublishers.ofString(BODY)));

        assertThat(response.status()).isEqualTo(400);
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
    void rejectsMalformedCheckouts(String body) {
        ada.put(FakeCatalog.YARN, 1);

        TestResponse response = ada.checkout(key, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
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
    void rejectsACardTokenThatTheProviderCannotParse(String token) {
        ada.put(FakeCatalog.YARN, 1);

        var response = ada.checkout(key, checkoutWith(token));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.problem()).isEqualTo("validation-failed");
        assertThat(response.body().path("errors").path(0).path("field").asString())
                .isEqualTo("cardToken");
        assertThat(ada.get("/orders").body().path("items")).isEmpty();
        assertThat(provider.parses(token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_a", "tok_0", "tok__", "tok_abcdefghijklmnopqrstuvwxyz_0123456789_ab"})
    void acceptsEachCardTokenThatTheProviderCanParse(String token) {
        ada.put(FakeCatalog.STOCK_PENDING, 1);

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
    void neitherAcceptsNorStoresNorLogsACardNumber(String number, CapturedOutput output) {
        ada.put(FakeCatalog.YARN, 1);

        var response = ada.checkout(key, checkoutWith(number));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.problem()).isEqualTo("validation-failed");
        assertThat(response.text()).doesNotContain(number);
        assertThat(output).doesNotContain(number);
        assertThat(ada.get("/orders").body().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_1234567890123", "tok_41111111111", "tok_41111111111111111111", "tok_a1b2c3d4e5f6"})
    void acceptsATokenWithDigitsThatAreNoCardNumber(String token) {
        ada.put(FakeCatalog.STOCK_PENDING, 1);

        assertThat(ada.checkout(key, checkoutWith(token)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void rejectsAProductThatIsPricedInAnotherCurrency(int products) {
        if (products > 1) {
            ada.put(FakeCatalog.YARN, 1);
        }
        ada.put(FakeCatalog.PRICED_IN_DOLLARS, 1);

        var response = ada.checkout(key, BODY);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("unsupported-currency");
        assertThat(response.body().path("skus")).hasSize(1);
        assertThat(response.body().path("skus").path(0).asString()).isEqualTo(FakeCatalog.PRICED_IN_DOLLARS);
        assertThat(ada.basket().body().path("lines")).hasSize(products);
    }

    @Test
    void rejectsAProductWhoseLastKnownPriceIsInAnotherCurrency() {
        catalog.publishPrice("GONEUSD-YARN", 1, 777, "USD");
        catalog.awaitConsumed("order-service.prices", "catalog.products");
        recordASuccessfulCatalogCall();
        ada.put("GONEUSD-YARN", 1);
        catalog.becomeUnavailable();

        var response = ada.checkout(key, BODY);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("unsupported-currency");
    }

    static Stream<Arguments> unreadableResponses() {
        var json = aResponse().withHeader("Content-Type", "application/json");
        return Stream.of(
                // The JDK's client itself repeats a GET whose connection ends without a response.
                arguments(4, "empty reply", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                arguments(4, "reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                arguments(2, "malformed chunk", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                arguments(2, "not HTTP", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                arguments(
                        2,
                        "too short",
                        like(json).withHeader("Content-Length", "500").withBody("{\"items\":[")),
                arguments(2, "incomplete JSON", like(json).withBody("{\"items\":[")),
                arguments(2, "no body", like(json)),
                arguments(2, "null", like(json).withBody("null")),
                arguments(2, "no items", like(json).withBody("{}")),
                arguments(2, "items null", like(json).withBody("{\"items\":null}")),
                arguments(2, "item without a price", like(json).withBody("{\"items\":[{\"sku\":\"FALL-YARN\"}]}")),
                arguments(2, "no sku", like(json).withBody("{\"items\":[{}]}")),
                arguments(2, "no such currency", like(json).withBody(item("FALL-YARN", "5", "XYZ"))),
                arguments(2, "negative price", like(json).withBody(item("FALL-YARN", "-5", "EUR"))),
                arguments(2, "price too high", like(json).withBody(item("FALL-YARN", "99999999999", "EUR"))),
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
    @MethodSource("unreadableResponses")
    void fallsBackToTheLastKnownPricesWhenTheCatalogsResponseIsUnreadable(
            int attempts, String what, ResponseDefinitionBuilder response) {
        catalog.publishPrice("FALL-YARN", 1, 777);
        ada.put("FALL-YARN", 1);
        await().until(() -> ada.basket().body().path("unpriced").isEmpty());
        recordASuccessfulCatalogCall();
        breakers.circuitBreaker("catalog").reset();
        catalog.respondWith(response);

        var order = ada.checkout(key, BODY);

        assertThat(order.status()).isEqualTo(201);
        assertThat(order.body().path("total").path("amount").asLong()).isEqualTo(777);
        assertThat(catalog.countRequests()).isEqualTo(attempts);
    }

    @Test
    void ordersTheMostExpensiveBasketWithoutOverflow() {
        for (int i = 0; i < 50; i++) {
            catalog.publishPrice("DEAR-" + i, 1, 1_000_000_000);
            ada.put("DEAR-" + i, 99);
        }
        recordASuccessfulCatalogCall();
        catalog.awaitConsumed("order-service.prices", "catalog.products");
        catalog.becomeUnavailable();

        assertThat(ada.basket().body().path("total").path("amount").asLong()).isEqualTo(50L * 99 * 1_000_000_000);
        assertThat(ada.checkout(key, BODY).status()).isEqualTo(201);
    }

    private static ResponseDefinitionBuilder like(ResponseDefinitionBuilder other) {
        return ResponseDefinitionBuilder.like(other.build());
    }

    private static String item(String sku, String amount, String currency) {
        return """
                {"items":[{"sku":"%s","name":"Fine","price":{"amount":%s,"currency":"%s"},"discontinued":false}]}""".formatted(sku, amount, currency);
    }

    private static String checkoutWith(String cardToken) {
        return JsonMapper.shared().writeValueAsString(Map.of("cardToken", cardToken));
    }

    /** Makes the service call the catalog, after the interval at which the time of such a call is stored. */
    private void recordASuccessfulCatalogCall() {
        clock.advance(Duration.ofSeconds(10));
        ada.put(FakeCatalog.UNKNOWN, 1);
        ada.checkout(UUID.randomUUID().toString(), BODY);
        ada.send(ada.request("/basket/lines/" + FakeCatalog.UNKNOWN).DELETE());
    }
}
