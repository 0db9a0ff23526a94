package shop.bobbin.recommendation.similarity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.confirmed;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.product;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.wished;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import shop.bobbin.recommendation.similarity.TestData;
import shop.bobbin.recommendation.similarity.messaging.ProducedEvent;
import shop.bobbin.testing.Tokens;
import tools.jackson.databind.json.JsonMapper;

/** Two instances with a Kafka broker; each test uses its own products and customers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecommendationsIT {

    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final String HISTORIES = "recommendation-service.similarity-histories-changelog";
    private static final String DEAD_LETTERS = "recommendation-service.similarity.order.order-events.dlt";
    private static final String WISH_DEAD_LETTERS = "recommendation-service.similarity.wishlist.wish-events.dlt";
    private static final Duration MAX_DELAY = Duration.ofSeconds(2);

    private final TestBroker broker = new TestBroker();
    private RunningRecommendations one;
    private RunningRecommendations two;

    RecommendationsIT() {
        one = RunningRecommendations.start(broker.bootstrapServers());
        two = RunningRecommendations.start(broker.bootstrapServers());
        await().atMost(STARTUP).until(() -> one.isReady() && two.isReady());
    }

    @AfterAll
    void stop() {
        one.close();
        two.close();
        broker.close();
    }

    @Test
    void anOrderChangesTheRecommendationsOfBothInstancesWithinTwoSeconds() {
        for (int i = 0; i < 10; i++) {
            String[] pair = {"SOON-A" + i, "SOON-B" + i};
            broker.send(product(pair[0], "soon-a"), product(pair[1], "soon-b"));
            long sent = System.nanoTime();
            broker.send(confirmed("guest-soon", pair));

            await().atMost(MAX_DELAY)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> boughtWith(one, pair[0]).contains(pair[1])
                            && boughtWith(two, pair[1]).contains(pair[0]));
            System.out.printf(
                    "an order was in the recommendations after %d ms%n", (System.nanoTime() - sent) / 1_000_000);
        }
    }

    @Test
    void eachInstanceServesAllProductsAndCustomers() {
        sendPairs("ALL", 30);

        for (RunningRecommendations instance : List.of(one, two)) {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                for (int i = 0; i < 30; i++) {
                    assertThat(boughtWith(instance, "ALL-A" + i)).containsExactly("ALL-B" + i);
                    assertThat(bestFor(instance, "guest-ALL" + i)).isEqualTo("ALL-B" + i);
                }
            });
        }
    }

    @Test
    void returnsPathsOfPicturesWithTheForwardedPrefix() {
        sendPairs("PICT", 1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> boughtWith(one, "PICT-A0").contains("PICT-B0"));
        var path = "/recommendations/products/PICT-A0";

        assertThat(one.getAs(Tokens.shopper("guest-1"), path).getBody()).contains("\"/pictures/PICT-B0.svg\"");
        assertThat(one.getBehind("/api", path).getBody()).contains("\"/api/pictures/PICT-B0.svg\"");
    }

    @Test
    void aRestartedServiceKeepsItsStateAndContinues() {
        sendPairs("BACK", 12);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> IntStream.range(0, 12)
                        .allMatch(i -> bestFor(one, "guest-BACK" + i).equals("BACK-B" + i)
                                && one.replica().totalOf(TestData.sku("BACK-A" + i)) == 1.25));
        Map<String, RunningRecommendations.Response> before = responses(one, "BACK", 12);

        one.close();
        two.close();
        broker.send(ProducedEvent.event(HISTORIES, "guest-BACK0", "none", "not readable"));
        one = RunningRecommendations.start(broker.bootstrapServers());
        two = RunningRecommendations.start(broker.bootstrapServers());
        await().atMost(STARTUP).until(() -> one.isReady() && two.isReady());

        assertThat(responses(one, "BACK", 12)).isEqualTo(before);
        assertThat(responses(two, "BACK", 12)).isEqualTo(before);
        double scoreBefore = score(two, "BACK-A0");
        broker.send(confirmed("guest-BACK0", "BACK-A0", "BACK-B0"));
        await().atMost(MAX_DELAY).until(() -> score(two, "BACK-A0") > scoreBefore);
    }

    @Test
    void theOtherInstanceTakesOverThePartitionsOfAStoppedOne() {
        sendPairs("OVER", 12);
        one.close();

        sendPairs("MORE", 12);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(IntStream.range(0, 12).mapToObj(i -> bestFor(two, "guest-MORE" + i)))
                        .containsExactlyElementsOf(IntStream.range(0, 12)
                                .mapToObj(i -> "MORE-B" + i)
                                .toList()));
        one = RunningRecommendations.start(broker.bootstrapServers());
        await().atMost(STARTUP).until(one::isReady);
        assertThat(bestFor(one, "guest-OVER3")).isEqualTo("OVER-B3");
    }

    /** Sends each kind to each partition, because a failure may block one partition only. */
    @Test
    void aPoisonEventIsDeadLetteredAndBlocksNoOtherEvent() {
        broker.send(product("PSN-A", "poison-a"), product("PSN-B", "poison-b"), product("PSN-C", "poison-c"));
        ProducedEvent order = confirmed("guest-poison", "PSN-A", "PSN-B");
        for (int partition = 0; partition < 6; partition++) {
            broker.sendTo(
                    partition,
                    order.with(body -> "{"),
                    order.at("null"),
                    order.at("\"+1000000000-12-31T23:59:59Z\""),
                    order.with(new byte[] {0, 0, -1, -2}),
                    order.with(new byte[TestBroker.MAX_BODY_SIZE]));
        }
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).plusSeconds(2);
        broker.send(confirmed("guest-early", "PSN-A", "PSN-C").at("\"" + tomorrow + "\""));
        IntStream.range(0, 12).forEach(i -> broker.send(confirmed("guest-poison" + i, "PSN-A", "PSN-B")));

        await().atMost(Duration.ofSeconds(10)).until(() -> one.replica().totalOf(TestData.sku("PSN-A")) == 12);
        assertThat(broker.read(DEAD_LETTERS, 31)).hasSize(31);
        assertThat(one.isReady()).isTrue();
        assertThat(two.getAs(Tokens.operator(), "/actuator/deadletters").getBody())
                .contains("{\"topic\":\"" + DEAD_LETTERS + "\",\"waiting\":31}");

        await().until(() -> Instant.now().isAfter(tomorrow.minus(Duration.ofDays(1))));
        assertThat(two.postAs(Tokens.operator(), "/actuator/deadletters/" + DEAD_LETTERS)
                        .getBody())
                .isEqualTo("{\"replayed\":1,\"deadLetteredAgain\":30}");
        await().atMost(MAX_DELAY).until(() -> boughtWith(one, "PSN-A").contains("PSN-C"));
        assertThat(two.getAs(Tokens.operator(), "/actuator/deadletters").getBody())
                .contains("{\"topic\":\"" + DEAD_LETTERS + "\",\"waiting\":30}");
    }

    /** A replay commits its offsets first, and deletes the dead letters afterwards; the deletion may fail. */
    @Test
    void replaysADeadLetterOnceEvenWhenItWasNotDeleted() throws Exception {
        broker.send(wishDeadLetter(1), wishDeadLetter(2), wishDeadLetter(3));
        broker.commitEnds("recommendation-service.similarity.replay", WISH_DEAD_LETTERS);

        assertThat(wishDeadLetters(one)).isZero();
        assertThat(replayWishes(two)).isEqualTo("{\"replayed\":0,\"deadLetteredAgain\":0}");

        broker.send(wishDeadLetter(4), wishDeadLetter(5));
        assertThat(wishDeadLetters(two)).isEqualTo(2);
        assertThat(replayWishes(one)).isEqualTo("{\"replayed\":2,\"deadLetteredAgain\":0}");
        assertThat(wishDeadLetters(two)).isZero();
        assertThat(replayWishes(two)).isEqualTo("{\"replayed\":0,\"deadLetteredAgain\":0}");
    }

    @Test
    void exportsTheConsumerLag() {
        for (RunningRecommendations instance : List.of(one, two)) {
            await().atMost(STARTUP)
                    .untilAsserted(() -> assertThat(
                                    instance.get("/actuator/prometheus").getBody())
                            .containsPattern("(?m)^kafka_consumer_fetch_manager_records_lag_max\\{.* 0\\.0$"));
        }
    }

    private static ProducedEvent wishDeadLetter(int version) {
        var wish = wished("guest-replay" + version, "RPL-A", version);
        return new ProducedEvent(WISH_DEAD_LETTERS, wish.key(), wish.headers(), wish.bytes());
    }

    private static long wishDeadLetters(RunningRecommendations instance) {
        var counts = Objects.requireNonNull(
                instance.getAs(Tokens.operator(), "/actuator/deadletters").getBody());
        for (var count : JsonMapper.shared().readTree(counts)) {
            if (count.path("topic").asString().equals(WISH_DEAD_LETTERS)) {
                return count.path("waiting").asLong();
            }
        }
        throw new AssertionError(counts);
    }

    private static String replayWishes(RunningRecommendations instance) {
        return Objects.requireNonNull(instance.postAs(Tokens.operator(), "/actuator/deadletters/" + WISH_DEAD_LETTERS)
                .getBody());
    }

    private void sendPairs(String prefix, int pairs) {
        for (int i = 0; i < pairs; i++) {
            String a = prefix + "-A" + i;
            String b = prefix + "-B" + i;
            broker.send(product(a, prefix + "-a"), product(b, prefix + "-b"));
            broker.send(confirmed("guest-" + i, a, b), wished("guest-" + prefix + i, a, 1));
        }
    }

    private String bestFor(RunningRecommendations instance, String customer) {
        return instance.recommendationsAs(Tokens.shopper(customer), "/recommendations/for-me")
                .items()
                .getFirst()
                .sku();
    }

    private static Map<String, RunningRecommendations.Response> responses(
            RunningRecommendations instance, String prefix, int pairs) {
        var responses = new LinkedHashMap<String, RunningRecommendations.Response>();
        for (int i = 0; i < pairs; i++) {
            responses.put(
                    prefix + "-A" + i,
                    instance.recommendations("/recommendations/products/" + prefix + "-A" + i + "?limit=1"));
        }
        return responses;
    }

    private static double score(RunningRecommendations instance, String sku) {
        return instance.recommendations("/recommendations/products/" + sku)
                .items()
                .getFirst()
                .score();
    }

    private static List<String> boughtWith(RunningRecommendations instance, String sku) {
        return instance.recommendations("/recommendations/products/" + sku).items().stream()
                .filter(item -> item.reason().equals("BOUGHT_TOGETHER"))
                .map(RunningRecommendations.Item::sku)
                .toList();
    }
}
