package shop.bobbin.order.payments.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.payments.AuthorisationId;
import shop.bobbin.order.payments.CardToken;
import shop.bobbin.order.payments.PaymentProvider;
import shop.bobbin.order.payments.ProviderResponse;
import shop.bobbin.testing.ClientContext;

/** Each possible HTTP response, and each failure, as a {@link ProviderResponse}; and the protections of the calls. */
class PaymentProviderClientIT {

    private static final AuthorisationId AUTHORISATION = new AuthorisationId("auth_1");
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private final OrderId order = new OrderId(UUID.randomUUID());

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
    }

    /** Each of the three operations gets the same response. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            201 | application/json         | {"id":"auth_1","status":"AUTHORISED"}                              | Authorised
            200 | application/json         | {"id":"auth_1","status":"CAPTURED"}                                | Captured
            409 | application/json         | {"id":"auth_1","status":"CAPTURED"}                                | Captured
            409 | application/json         | {"id":"auth_1","status":"VOIDED"}                                  | Voided
            409 | application/json         | {"id":"auth_1","status":"DECLINED"}                                | Declined
            402 | application/json         | {"id":"auth_1","status":"DECLINED","reason":"insufficient_funds"}  | Declined
            400 | application/problem+json | {"type":"urn:payment-provider:problem:malformed-request"}          | InvalidRequest
            422 | application/problem+json | {"type":"urn:payment-provider:problem:idempotency-key-reused"}     | Indeterminate
            400 | application/problem+json | {"type":"urn:payment-provider:problem:another"}                    | Indeterminate
            400 | application/problem+json | {"type":"urn:payment-provider:problem:malformed-request-later"}    | Indeterminate
            422 | application/problem+json | {"type":"urn:payment-provider:problem:malformed-request"}          | InvalidRequest
            400 | application/problem+json | {"type":"about:blank","title":"Bad Request"}                       | Indeterminate
            400 | application/problem+json | {"type":"urn:bobbin:problem:malformed-request"}                    | Indeterminate
            400 | application/problem+json | {"type":null}                                                      | Indeterminate
            400 | application/problem+json | {"type":7}                                                         | Indeterminate
            400 | application/problem+json | {}                                                                 | Indeterminate
            400 | application/problem+json | {                                                                  | Indeterminate
            400 | application/problem+json | []                                                                 | Indeterminate
            400 | application/problem+json |                                                                    | Indeterminate
            400 | text/html                | <h1>Bad Request</h1>                                               | Indeterminate
            400 | application/json         | {"type":"urn:payment-provider:problem:malformed-request"}          | Indeterminate
            422 |                          |                                                                    | Indeterminate
            401 | application/problem+json | {"type":"urn:payment-provider:problem:unauthorised"}               | Indeterminate
            403 | text/html                | <h1>Forbidden</h1>                                                 | Indeterminate
            404 | application/problem+json | {"type":"urn:payment-provider:problem:not-found"}                  | Indeterminate
            405 |                          |                                                                    | Indeterminate
            408 |                          |                                                                    | Indeterminate
            429 | application/problem+json | {"type":"urn:payment-provider:problem:malformed-request"}          | Indeterminate
            500 | application/problem+json | {"type":"urn:payment-provider:problem:ledger-unavailable"}         | Indeterminate
            503 | text/html                | <h1>Unavailable</h1>                                               | Indeterminate
            599 |                          |                                                                    | Indeterminate
            299 | application/json         | {"id":"auth_1","status":"CAPTURED"}                                | Indeterminate
            302 |                          |                                                                    | Indeterminate
            204 |                          |                                                                    | Indeterminate
            200 |                          |                                                                    | Indeterminate
            200 | application/json         | null                                                               | Indeterminate
            200 | application/json         | {}                                                                 | Indeterminate
            200 | application/json         | []                                                                 | Indeterminate
            200 | application/json         | {"status":"SETTLED"}                                               | Indeterminate
            200 | application/json         | {"status":"captured"}                                              | Indeterminate
            200 | application/json         | {"status":7}                                                       | Indeterminate
            200 | application/json         | {"status":                                                         | Indeterminate
            200 | text/html                | <h1>Welcome</h1>                                                   | Indeterminate
            200 | ?                        | {"id":"auth_1","status":"CAPTURED"}                                | Indeterminate
            201 | application/json         | {"status":"AUTHORISED"}                                            | Indeterminate
            201 | application/json         | {"id":"","status":"AUTHORISED"}                                    | Indeterminate
            201 | application/json         | {"id":" ","status":"AUTHORISED"}                                   | Indeterminate
            201 | application/json         | {"id":null,"status":"AUTHORISED"}                                  | Indeterminate
            402 | text/html                | <h1>Payment Required</h1>                                          | Indeterminate
            402 | application/json         | {}                                                                 | Indeterminate
            402 |                          |                                                                    | Indeterminate
            409 | application/json         | {}                                                                 | Indeterminate
            """)
    void isDefiniteOnlyWhenTheResponseContainsTheStateOfThePayment(
            int status, String contentType, String body, String expected) {
        var response = aResponse().withStatus(status);
        if (contentType != null) {
            response.withHeader("Content-Type", contentType);
        }
        if (body != null) {
            response.withBody(body);
        }

        assertThat(resultsOf(response)).containsExactly(expected, expected, expected);
    }

    @ParameterizedTest
    @CsvSource({"EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE", "CONNECTION_RESET_BY_PEER"})
    void isIndeterminateWhenTheConnectionFails(Fault fault) {
        assertThat(resultsOf(aResponse().withFault(fault))).containsOnly("Indeterminate");
    }

    @Test
    void isIndeterminateWhenTheResponseIsShorterThanItsContentLength() {
        var response = aResponse()
                .withHeader("Content-Type", "application/json")
                .withHeader("Content-Length", "500")
                .withBody("{\"id\":\"auth_1\",\"status\":\"CAPT");

        assertThat(resultsOf(response)).containsOnly("Indeterminate");
    }

    @Test
    void isIndeterminateWhenTheCallTimesOut() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(60_000)));
        assertEndsAtItsTimeLimit();
    }

    @Test
    void isIndeterminateWhenTheResponseTrickles() {
        var response = okJson("{\"id\":\"auth_1\",\"status\":\"CAPTURED\"}").withChunkedDribbleDelay(10, 60_000);
        SERVER.stubFor(any(anyUrl()).willReturn(response));
        assertEndsAtItsTimeLimit();
    }

    /** {@code PaymentIT} shows that the payment is retried. */
    @Test
    void doesNotRetry() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        run(provider -> assertThat(name(authorise(provider))).isEqualTo("Indeterminate"));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void opensTheCircuitBreakerAndClosesItWhenTheProviderHasRecovered() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        run(
                provider -> {
                    for (int i = 0; i < 15; i++) {
                        assertThat(name(authorise(provider))).isEqualTo("Indeterminate");
                    }
                    assertThat(requests()).isEqualTo(10);

                    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"auth_1\",\"status\":\"AUTHORISED\"}")));
                    await().untilAsserted(
                                    () -> assertThat(name(authorise(provider))).isEqualTo("Authorised"));
                },
                "breaker.wait-duration-in-open-state=1s");
    }

    @Test
    void refusesOneCallMoreThanItsMaximumAtOnce() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));
        run(
                provider -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        var slow = Stream.generate(() -> threads.submit(() -> authorise(provider)))
                                .limit(2)
                                .toList();
                        await().until(() -> requests() == 2);

                        assertThat(name(authorise(provider))).isEqualTo("Indeterminate");

                        assertThat(slow).noneMatch(call -> call.isDone());
                        assertThat(requests()).isEqualTo(2);
                        threads.shutdownNow(); // ends the slow calls
                    }
                },
                "max-concurrent-calls=2",
                "time-limit=20s");
    }

    /** The limit is half a second; a margin of ten. */
    private void assertEndsAtItsTimeLimit() {
        run(
                provider -> {
                    var begin = System.nanoTime();
                    assertThat(name(authorise(provider))).isEqualTo("Indeterminate");
                    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
                },
                "time-limit=500ms");
    }

    private List<String> resultsOf(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
        var results = new ArrayList<String>();
        run(provider -> {
            results.add(name(authorise(provider)));
            results.add(name(provider.capture(order, AUTHORISATION)));
            results.add(name(provider.voidAuthorisation(order, AUTHORISATION)));
        });
        return results;
    }

    private ProviderResponse authorise(PaymentProvider provider) {
        return provider.authorise(order, Money.of(2740, "EUR"), new CardToken("tok_ok"));
    }

    private static String name(ProviderResponse response) {
        return response.getClass().getSimpleName();
    }

    private static int requests() {
        return SERVER.getAllServeEvents().size();
    }

    private static void run(Consumer<PaymentProvider> test, String... settings) {
        ClientContext.of(PaymentProviderClient.class, "payment-provider", SERVER.baseUrl(), settings)
                .run(context -> test.accept(context.getBean(PaymentProvider.class)));
    }
}
