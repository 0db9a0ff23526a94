package shop.bobbin.order.payments;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.RestClient;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;

/** Whatever may come back instead of an answer. */
class HttpProviderIT {

    private static final AuthorisationId AUTHORISATION = new AuthorisationId("auth_1");
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private final Payment payment = Payment.waiting(
            new OrderId(UUID.randomUUID()),
            Money.of(2740, "EUR"),
            new CardToken("tok_ok"),
            Instant.parse("2026-11-21T12:00:00Z"));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    /** Each of the three calls gets the same answer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            201 | application/json         | {"id":"auth_1","status":"AUTHORISED"}                              | Authorised
            200 | application/json         | {"id":"auth_1","status":"CAPTURED"}                                | Captured
            409 | application/json         | {"id":"auth_1","status":"CAPTURED"}                                | Captured
            409 | application/json         | {"id":"auth_1","status":"VOIDED"}                                  | Voided
            409 | application/json         | {"id":"auth_1","status":"DECLINED"}                                | Declined
            402 | application/json         | {"id":"auth_1","status":"DECLINED","reason":"insufficient_funds"}  | Declined
            400 | application/problem+json | {"type":"urn:payment-provider:problem:malformed-request"}          | Rejected
            422 | application/problem+json | {"type":"urn:payment-provider:problem:idempotency-key-reused"}     | Unclear
            400 | application/problem+json | {"type":"urn:payment-provider:problem:another"}                    | Unclear
            400 | application/problem+json | {"type":"urn:payment-provider:problem:malformed-request-later"}    | Unclear
            422 | application/problem+json | {"type":"urn:payment-provider:problem:malformed-request"}          | Rejected
            400 | application/problem+json | {"type":"about:blank","title":"Bad Request"}                       | Unclear
            400 | application/problem+json | {"type":"urn:bobbin:problem:malformed-request"}                    | Unclear
            400 | application/problem+json | {"type":null}                                                      | Unclear
            400 | application/problem+json | {"type":7}                                                         | Unclear
            400 | application/problem+json | {}                                                                 | Unclear
            400 | application/problem+json | {                                                                  | Unclear
            400 | application/problem+json | []                                                                 | Unclear
            400 | application/problem+json |                                                                    | Unclear
            400 | text/html                | <h1>Bad Request</h1>                                               | Unclear
            400 | application/json         | {"type":"urn:payment-provider:problem:malformed-request"}          | Unclear
            422 |                          |                                                                    | Unclear
            401 | application/problem+json | {"type":"urn:payment-provider:problem:unauthorised"}               | Unclear
            403 | text/html                | <h1>Forbidden</h1>                                                 | Unclear
            404 | application/problem+json | {"type":"urn:payment-provider:problem:not-found"}                  | Unclear
            405 |                          |                                                                    | Unclear
            408 |                          |                                                                    | Unclear
            429 | application/problem+json | {"type":"urn:payment-provider:problem:malformed-request"}          | Unclear
            500 | application/problem+json | {"type":"urn:payment-provider:problem:ledger-unavailable"}         | Unclear
            503 | text/html                | <h1>Unavailable</h1>                                               | Unclear
            599 |                          |                                                                    | Unclear
            299 | application/json         | {"id":"auth_1","status":"CAPTURED"}                                | Unclear
            302 |                          |                                                                    | Unclear
            204 |                          |                                                                    | Unclear
            200 |                          |                                                                    | Unclear
            200 | application/json         | null                                                               | Unclear
            200 | application/json         | {}                                                                 | Unclear
            200 | application/json         | []                                                                 | Unclear
            200 | application/json         | {"status":"SETTLED"}                                               | Unclear
            200 | application/json         | {"status":"captured"}                                              | Unclear
            200 | application/json         | {"status":7}                                                       | Unclear
            200 | application/json         | {"status":                                                         | Unclear
            200 | text/html                | <h1>Welcome</h1>                                                   | Unclear
            200 | ?                        | {"id":"auth_1","status":"CAPTURED"}                                | Unclear
            201 | application/json         | {"status":"AUTHORISED"}                                            | Unclear
            201 | application/json         | {"id":"","status":"AUTHORISED"}                                    | Unclear
            201 | application/json         | {"id":" ","status":"AUTHORISED"}                                   | Unclear
            201 | application/json         | {"id":null,"status":"AUTHORISED"}                                  | Unclear
            402 | text/html                | <h1>Payment Required</h1>                                          | Unclear
            402 | application/json         | {}                                                                 | Unclear
            402 |                          |                                                                    | Unclear
            409 | application/json         | {}                                                                 | Unclear
            """)
    void isBelievedOnlyWhenItSaysWhatHasBecomeOfThePayment(
            int status, String contentType, String body, String expected) {
        var answer = aResponse().withStatus(status);
        if (contentType != null) {
            answer.withHeader("Content-Type", contentType);
        }
        if (body != null) {
            answer.withBody(body);
        }

        assertThat(answersTo(answer)).containsExactly(expected, expected, expected);
    }

    @ParameterizedTest
    @CsvSource({"EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE", "CONNECTION_RESET_BY_PEER"})
    void isUnclearWhenTheAnswerBreaksOff(Fault fault) {
        assertThat(answersTo(aResponse().withFault(fault))).containsOnly("Unclear");
    }

    @Test
    void isUnclearWhenTheAnswerIsShorterThanItSays() {
        var answer = aResponse()
                .withHeader("Content-Type", "application/json")
                .withHeader("Content-Length", "500")
                .withBody("{\"id\":\"auth_1\",\"status\":\"CAPT");

        assertThat(answersTo(answer)).containsOnly("Unclear");
    }

    @Test
    void isUnclearWhenItTakesTooLong() {
        assertThat(answersTo(aResponse().withFixedDelay(2_000))).containsOnly("Unclear");
    }

    private List<String> answersTo(ResponseDefinitionBuilder answer) {
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        var provider = new HttpProvider(client(), CircuitBreakerRegistry.ofDefaults());
        return List.of(
                name(provider.authorise(payment)),
                name(provider.capture(payment, AUTHORISATION)),
                name(provider.cancel(payment, AUTHORISATION)));
    }

    private static RestClient client() {
        var second = Duration.ofMillis(500);
        var settings = new PaymentsSettings(
                URI.create(SERVER.baseUrl()), second, second, second, second, second, second, second, second, 1);
        return new PaymentsConfiguration().providerClient(RestClient.builder(), settings);
    }

    private static String name(ProviderAnswer answer) {
        return answer.getClass().getSimpleName();
    }
}
