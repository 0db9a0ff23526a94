package shop.bobbin.order.prices.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.Money;
import shop.bobbin.order.Sku;
import shop.bobbin.order.prices.Catalog;
import shop.bobbin.order.prices.FindPricesResult.Current;
import shop.bobbin.order.prices.FindPricesResult.LastKnown;
import shop.bobbin.order.prices.FindPricesResult.Unavailable;
import shop.bobbin.order.prices.LastKnownPrices;
import shop.bobbin.order.prices.Price;
import shop.bobbin.order.prices.PriceReplica;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.testing.ClientContext;

/** The protections of the calls to the catalog. No product is in the replica, unless the test says so. */
@OrderServiceTest
class CatalogClientIT {

    private static final Sku YARN = new Sku("CLIENT-YARN");
    private static final Set<Sku> UNKNOWN_TO_THE_REPLICA = Set.of(new Sku("CLIENT-NEW"));
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private final LastKnownPrices lastKnownPrices;
    private final PriceReplica replica;
    private final JdbcClient database;
    private final DatabaseClock clock;

    @Autowired
    CatalogClientIT(LastKnownPrices lastKnownPrices, PriceReplica replica, JdbcClient database, DatabaseClock clock) {
        this.lastKnownPrices = lastKnownPrices;
        this.replica = replica;
        this.database = database;
        this.clock = clock;
    }

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

    @Test
    void endsAtItsTimeLimitWhenTheCatalogHangs() {
        respondWith(noProducts().withFixedDelay(60_000));
        assertEndsAtItsTimeLimit();
    }

    @Test
    void endsAtItsTimeLimitWhenTheResponseTrickles() {
        respondWith(noProducts().withChunkedDribbleDelay(10, 60_000));
        assertEndsAtItsTimeLimit();
    }

    /** Not by a reset connection: the JDK's client itself repeats a GET after that. */
    @Test
    void retriesOnce() {
        SERVER.stubFor(any(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("failed"));
        SERVER.stubFor(
                any(anyUrl()).inScenario("once").whenScenarioStateIs("failed").willReturn(noProducts()));

        run(catalog -> assertThat(catalog.findPrices(UNKNOWN_TO_THE_REPLICA)).isInstanceOf(Current.class));
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void opensTheCircuitBreakerAndClosesItWhenTheCatalogHasRecovered() {
        respondWith(aResponse().withStatus(503));
        run(
                catalog -> {
                    for (int i = 0; i < 10; i++) {
                        assertThat(catalog.findPrices(UNKNOWN_TO_THE_REPLICA)).isInstanceOf(Unavailable.class);
                    }
                    assertThat(requests()).as("five calls of two attempts").isEqualTo(10);

                    respondWith(noProducts());
                    await().untilAsserted(() -> assertThat(catalog.findPrices(UNKNOWN_TO_THE_REPLICA))
                            .isInstanceOf(Current.class));
                },
                "breaker.wait-duration-in-open-state=1s");
    }

    @Test
    void refusesOneCallMoreThanItsMaximumAtOnce() {
        respondWith(noProducts().withFixedDelay(5_000));
        run(
                catalog -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        var slow = Stream.generate(
                                        () -> threads.submit(() -> catalog.findPrices(UNKNOWN_TO_THE_REPLICA)))
                                .limit(2)
                                .toList();
                        await().until(() -> requests() == 2);

                        assertThat(catalog.findPrices(UNKNOWN_TO_THE_REPLICA)).isInstanceOf(Unavailable.class);

                        assertThat(slow).noneMatch(call -> call.isDone());
                        assertThat(requests()).isEqualTo(2);
                        threads.shutdownNow(); // ends the slow calls
                    }
                },
                "max-concurrent-calls=2",
                "time-limit=60s");
    }

    @Test
    void fallsBackToTheLastKnownPrices() {
        var price = new Price(YARN, "Fine", Money.of(777, "EUR"), false);
        replica.apply(price, 1);
        database.sql("update catalog_contact set answered_at = greatest(answered_at, ?)")
                .param(Timestamp.from(clock.instant()))
                .update();
        respondWith(aResponse().withStatus(503));

        run(catalog -> assertThat(catalog.findPrices(Set.of(YARN)))
                .isInstanceOfSatisfying(
                        LastKnown.class, found -> assertThat(found.prices()).containsEntry(YARN, price)));
    }

    /** Two attempts of half a second; a margin of ten. */
    private void assertEndsAtItsTimeLimit() {
        run(
                catalog -> {
                    var begin = System.nanoTime();
                    assertThat(catalog.findPrices(UNKNOWN_TO_THE_REPLICA)).isInstanceOf(Unavailable.class);
                    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
                },
                "time-limit=500ms");
    }

    private static ResponseDefinitionBuilder noProducts() {
        return okJson("{\"items\":[]}");
    }

    private static void respondWith(ResponseDefinitionBuilder response) {
        SERVER.resetMappings();
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static int requests() {
        return SERVER.getAllServeEvents().size();
    }

    private void run(Consumer<Catalog> test, String... settings) {
        ClientContext.of(CatalogClient.class, "catalog", SERVER.baseUrl(), settings)
                .withBean(LastKnownPrices.class, () -> lastKnownPrices)
                .run(context -> test.accept(context.getBean(Catalog.class)));
    }
}
