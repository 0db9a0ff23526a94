package shop.bobbin.payment.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults before the operation is recorded (nothing has happened) and after it (only the response is affected). */
class FaultInjectionIT {

    private static final String PASSWORD = "secret";
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private PaymentSimulator simulator;
    private ProviderTestClient provider;
    private WireMock admin;

    @BeforeEach
    void start() {
        simulator = PaymentSimulator.start(new StartOptions(0, "127.0.0.1", folder.resolve("ledger.jsonl"), PASSWORD));
        provider = ProviderTestClient.at(simulator.port());
        admin = WireMock.create()
                .host("127.0.0.1")
                .port(simulator.port())
                .basicAuthenticator(AdminAuthenticator.USERNAME, PASSWORD)
                .build();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void recordsNothingWhileItIsUnavailable() throws Exception {
        var outage = admin.register(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        assertThat(provider.authorise("k1", TestData.json("order-1")).status()).isEqualTo(503);

        admin.removeStubMapping(outage);
        assertThat(provider.ledger().entries()).isEmpty();
        assertThat(provider.authorise("k1", TestData.json("order-1")).status()).isEqualTo(201);
    }

    @Test
    void recordsNothingWhenTheConnectionIsResetBefore() throws Exception {
        admin.register(post(urlPathEqualTo("/v1/authorisations"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(() -> provider.authorise("k1", TestData.json("order-1")))
                .isInstanceOf(IOException.class);

        assertThat(provider.ledger().entries()).isEmpty();
        admin.resetToDefaultMappings();
        assertThat(provider.authorise("k1", TestData.json("order-1")).status()).isEqualTo(201);
    }

    @Test
    void recordsBeforeADelayedResponse() throws Exception {
        admin.register(
                post(urlPathEqualTo("/v1/authorisations")).willReturn(recorded().withFixedDelay(60_000)));
        assertThatThrownBy(() -> provider.post("/v1/authorisations", "k1", TestData.json("order-1"), TIMEOUT))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(provider.ledger().entries())
                .extracting(LedgerEntryResponse::kind)
                .containsExactly(PaymentStatus.AUTHORISED);
        admin.resetToDefaultMappings();
        assertStoredResponse(TestData.json("order-1"));
    }

    @Test
    void recordsBeforeALostResponse() throws Exception {
        admin.register(
                post(urlPathEqualTo("/v1/authorisations")).willReturn(recorded().withFault(Fault.EMPTY_RESPONSE)));
        assertThatThrownBy(() -> provider.authorise("k1", TestData.json("order-1")))
                .isInstanceOf(IOException.class);

        admin.resetToDefaultMappings();
        assertStoredResponse(TestData.json("order-1"));
    }

    @Test
    void recordsASlowCardAtOnceAndRespondsAfterThreeSeconds() throws Exception {
        var slow = TestData.json("order-1", 1250, "tok_slow");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = System.nanoTime();
            var response = threads.submit(() -> provider.authorise("k1", slow));

            await().atMost(Duration.ofSeconds(2))
                    .until(() -> provider.ledger().entries().size() == 1);
            assertThat(response.isDone()).isFalse();
            assertThat(response.get().status()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2_900));
        }
        assertStoredResponse(slow);
    }

    @Test
    void resetsTheFirstConnectionOfALostCard() throws Exception {
        var lost = TestData.json("order-1", 1250, "tok_lost");
        assertThatThrownBy(() -> provider.authorise("k1", lost)).isInstanceOf(IOException.class);

        assertStoredResponse(lost);
    }

    @Test
    void isNotDelayedByManySlowCards() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                var key = "slow-" + i;
                threads.submit(() -> provider.authorise(key, TestData.json("slow", 1, "tok_slow")));
            }
            await().until(() -> provider.ledger().entries().size() == 40);

            var immediate = provider.post("/v1/authorisations", "k1", TestData.json("order-1"), TIMEOUT);
            assertThat(immediate.status()).isEqualTo(201);
        }
    }

    /** The provider's own response, to which a delay or fault can be added. */
    private static ResponseDefinitionBuilder recorded() {
        return aResponse().withTransformer("payment-provider", "operation", "authorise");
    }

    private void assertStoredResponse(String json) throws Exception {
        var response = provider.post("/v1/authorisations", "k1", json, Duration.ofSeconds(2));
        assertThat(response.status()).isEqualTo(201);
        assertThat(provider.ledger().entries())
                .extracting(LedgerEntryResponse::authorisationId)
                .containsExactly(response.authorisation().id());
    }
}
