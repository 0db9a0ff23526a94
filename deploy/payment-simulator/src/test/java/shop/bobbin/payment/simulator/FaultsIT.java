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
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.bobbin.payment.simulator.Provider.Reply;

/** Takes the provider away and brings it back: before it books (nothing happened), or after (only the answer is hurt). */
class FaultsIT {

    private static final String PASSWORD = "of the faults";
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private PaymentSimulator simulator;
    private Provider provider;
    private WireMock admin;

    @BeforeEach
    void start() {
        simulator = PaymentSimulator.start(new StartOptions(0, "127.0.0.1", folder.resolve("ledger.jsonl"), PASSWORD));
        provider = Provider.at(simulator.port());
        admin = WireMock.create()
                .host("127.0.0.1")
                .port(simulator.port())
                .basicAuthenticator(AdminAccess.USERNAME, PASSWORD)
                .build();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void booksNothingWhileItIsAwayAndComesBack() throws Exception {
        StubMapping away = admin.register(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        assertThat(provider.authorise("k1", Some.json("order-1")).status()).isEqualTo(503);

        admin.removeStubMapping(away);
        assertThat(provider.ledger().entries()).isEmpty();
        assertThat(provider.authorise("k1", Some.json("order-1")).status()).isEqualTo(201);
    }

    @Test
    void booksNothingWhenTheConnectionBreaksBeforeIt() throws Exception {
        admin.register(post(urlPathEqualTo("/v1/authorisations"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThatThrownBy(() -> provider.authorise("k1", Some.json("order-1"))).isInstanceOf(IOException.class);

        assertThat(provider.ledger().entries()).isEmpty();
        admin.resetToDefaultMappings();
        assertThat(provider.authorise("k1", Some.json("order-1")).status()).isEqualTo(201);
    }

    @Test
    void booksBeforeADelayedAnswerThatNobodyWaitsFor() throws Exception {
        admin.register(
                post(urlPathEqualTo("/v1/authorisations")).willReturn(booking().withFixedDelay(60_000)));
        assertThatThrownBy(() -> provider.post("/v1/authorisations", "k1", Some.json("order-1"), SHORT))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(provider.ledger().entries())
                .extracting(LedgerEntryBody::kind)
                .containsExactly(PaymentStatus.AUTHORISED);
        admin.resetToDefaultMappings();
        assertStoredAnswer(Some.json("order-1"));
    }

    @Test
    void booksBeforeAnAnswerThatIsLostOnTheWay() throws Exception {
        admin.register(
                post(urlPathEqualTo("/v1/authorisations")).willReturn(booking().withFault(Fault.EMPTY_RESPONSE)));
        assertThatThrownBy(() -> provider.authorise("k1", Some.json("order-1"))).isInstanceOf(IOException.class);

        admin.resetToDefaultMappings();
        assertStoredAnswer(Some.json("order-1"));
    }

    @Test
    void booksASlowCardAtOnceAndAnswersAfterThreeSeconds() throws Exception {
        String slow = Some.json("order-1", 1250, "tok_slow");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            Future<Reply> reply = threads.submit(() -> provider.authorise("k1", slow));

            await().atMost(Duration.ofSeconds(2))
                    .until(() -> provider.ledger().entries().size() == 1);
            assertThat(reply.isDone()).isFalse();
            assertThat(reply.get().status()).isEqualTo(201);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2_900));
        }
        assertStoredAnswer(slow);
    }

    @Test
    void dropsTheFirstConnectionOfALostCard() throws Exception {
        String lost = Some.json("order-1", 1250, "tok_lost");
        assertThatThrownBy(() -> provider.authorise("k1", lost)).isInstanceOf(IOException.class);

        assertStoredAnswer(lost);
    }

    @Test
    void servesOthersWhileManyWaitForSlowCards() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String key = "slow-" + i;
                threads.submit(() -> provider.authorise(key, Some.json("slow", 1, "tok_slow")));
            }
            await().until(() -> provider.ledger().entries().size() == 40);

            Reply prompt = provider.post("/v1/authorisations", "k1", Some.json("order-1"), SHORT);
            assertThat(prompt.status()).isEqualTo(201);
        }
    }

    /** The provider's own answer, for a fault to befall. */
    private static ResponseDefinitionBuilder booking() {
        return aResponse().withTransformer("payment-provider", "operation", "authorise");
    }

    private void assertStoredAnswer(String json) throws Exception {
        Reply reply = provider.post("/v1/authorisations", "k1", json, Duration.ofSeconds(2));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(provider.ledger().entries())
                .extracting(LedgerEntryBody::authorisationId)
                .containsExactly(reply.authorisation().id());
    }
}
