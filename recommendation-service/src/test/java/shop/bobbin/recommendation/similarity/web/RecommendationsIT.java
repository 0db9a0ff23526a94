package shop.bobbin.recommendation.similarity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.recommendation.similarity.messaging.Event.confirmed;
import static shop.bobbin.recommendation.similarity.messaging.Event.product;
import static shop.bobbin.recommendation.similarity.messaging.Event.wished;

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
import shop.bobbin.recommendation.similarity.Some;
import shop.bobbin.recommendation.similarity.messaging.Event;
import shop.bobbin.testing.Tokens;
import tools.jackson.databind.json.JsonMapper;

/** Real Kafka, two instances; each test has products and customers of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecommendationsIT {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String HISTORIES = "recommendation-service.similarity-histories-changelog";
    private static final String DEAD_LETTERS = "recommendation-service.similarity.order.order-events.dlt";
    private static final String WISH_DEAD_LETTERS = "recommendation-service.similarity.wishlist.wish-events.dlt";
    private static final Duration PROMISED = Duration.ofSeconds(2);

    private final Broker broker = new Broker();
    private Instance one;
    private Instance two;

    RecommendationsIT() {
        one = Instance.start(broker.bootstrapServers());
        two = Instance.start(broker.bootstrapServers());
        await().atMost(START).until(() -> one.isReady() && two.isReady());
    }

    @AfterAll
    void stop() {
        one.close();
        two.close();
        broker.close();
    }

    @Test
    void anOrderChangesTheAnswersOfBothInstancesWithinTwoSeconds() {
        for (int i = 0; i < 10; i++) {
            String[] pair = {"SOON-A" + i, "SOON-B" + i};
            broker.send(product(pair[0], "soon-a"), product(pair[1], "soon-b"));
            long sent = System.nanoTime();
            broker.send(confirmed("guest-soon", pair));

            await().atMost(PROMISED)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> boughtWith(one, pair[0]).contains(pair[1])
                            && boughtWith(two, pair[1]).contains(pair[0]));
            System.out.printf("an order was in the answers after %d ms%n", (System.nanoTime() - sent) / 1_000_000);
        }
    }

    @Test
    void eachInstanceAnswersForAllProductsAndCustomers() {
        fill("ALL", 30);

        for (Instance instance : List.of(one, two)) {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                for (int i = 0; i < 30; i++) {
                    assertThat(boughtWith(instance, "ALL-A" + i)).containsExactly("ALL-B" + i);
                    assertThat(bestFor(instance, "guest-ALL" + i)).isEqualTo("ALL-B" + i);
                }
            });
        }
    }

    @Test
    void saysWhereTheCallerFindsThePictures() {
        fill("PICT", 1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> boughtWith(one, "PICT-A0").contains("PICT-B0"));
        var path = "/recommendations/products/PICT-A0";

        assertThat(one.getAs(Tokens.shopper("guest-1"), path).getBody()).contains("\"/pictures/PICT-B0.svg\"");
        assertThat(one.getBehind("/api", path).getBody()).contains("\"/api/pictures/PICT-B0.svg\"");
    }

    @Test
    void aRestartedServiceGivesTheSameAnswersAndGoesOnCounting() {
        fill("BACK", 12);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> IntStream.range(0, 12)
                        .allMatch(i -> bestFor(one, "guest-BACK" + i).equals("BACK-B" + i)));
        Map<String, Instance.Answer> before = answers(one, "BACK", 12);

        one.close();
        two.close();
        broker.send(Event.event(HISTORIES, "guest-BACK0", "none", "what another version has written"));
        one = Instance.start(broker.bootstrapServers());
        two = Instance.start(broker.bootstrapServers());
        await().atMost(START).until(() -> one.isReady() && two.isReady());

        assertThat(answers(one, "BACK", 12)).isEqualTo(before);
        assertThat(answers(two, "BACK", 12)).isEqualTo(before);
        double scoreBefore = score(two, "BACK-A0");
        broker.send(confirmed("guest-BACK0", "BACK-A0", "BACK-B0"));
        await().atMost(PROMISED).until(() -> score(two, "BACK-A0") > scoreBefore);
    }

    @Test
    void theOtherInstanceTakesOverTheWorkOfOneThatStops() {
        fill("OVER", 12);
        one.close();

        fill("MORE", 12);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(IntStream.range(0, 12).mapToObj(i -> bestFor(two, "guest-MORE" + i)))
                        .containsExactlyElementsOf(IntStream.range(0, 12)
                                .mapToObj(i -> "MORE-B" + i)
                                .toList()));
        one = Instance.start(broker.bootstrapServers());
        await().atMost(START).until(one::isReady);
        assertThat(bestFor(one, "guest-OVER3")).isEqualTo("OVER-B3");
    }

    /** Each kind in each partition, since a failure may block one alone. */
    @Test
    void aPoisonEventBecomesADeadLetterAndBlocksNobodyUntilItIsReplayed() {
        broker.send(product("PSN-A", "poison-a"), product("PSN-B", "poison-b"), product("PSN-C", "poison-c"));
        Event order = confirmed("guest-poison", "PSN-A", "PSN-B");
        for (int partition = 0; partition < 6; partition++) {
            broker.sendTo(
                    partition,
                    order.with(body -> "{"),
                    order.at("null"),
                    order.at("\"+1000000000-12-31T23:59:59Z\""),
                    order.with(new byte[] {0, 0, -1, -2}),
                    order.with(new byte[Broker.LARGEST]));
        }
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).plusSeconds(2);
        broker.send(confirmed("guest-early", "PSN-A", "PSN-C").at("\"" + tomorrow + "\""));
        IntStream.range(0, 12).forEach(i -> broker.send(confirmed("guest-poison" + i, "PSN-A", "PSN-B")));

        await().atMost(Duration.ofSeconds(10)).until(() -> one.replica().totalOf(Some.sku("PSN-A")) == 12);
        assertThat(broker.read(DEAD_LETTERS, 31)).hasSize(31);
        assertThat(one.isReady()).isTrue();
        assertThat(two.getAs(Tokens.operator(), "/actuator/deadletters").getBody())
                .contains("{\"topic\":\"" + DEAD_LETTERS + "\",\"waiting\":31}");

        await().until(() -> Instant.now().isAfter(tomorrow.minus(Duration.ofDays(1))));
        assertThat(two.postAs(Tokens.operator(), "/actuator/deadletters/" + DEAD_LETTERS)
                        .getBody())
                .isEqualTo("{\"replayed\":1,\"deadLetteredAgain\":30}");
        await().atMost(PROMISED).until(() -> boughtWith(one, "PSN-A").contains("PSN-C"));
        assertThat(two.getAs(Tokens.operator(), "/actuator/deadletters").getBody())
                .contains("{\"topic\":\"" + DEAD_LETTERS + "\",\"waiting\":30}");
    }

    /** The commit of a replay moves its position; the deletion of the dead letters comes after it, or not at all. */
    @Test
    void replaysNoDeadLetterTwiceThatHasNotBeenDeleted() throws Exception {
        broker.send(wishDeadLetter(1), wishDeadLetter(2), wishDeadLetter(3));
        broker.commitEnds("recommendation-service.similarity.replay", WISH_DEAD_LETTERS);

        assertThat(waitingWishes(one)).isZero();
        assertThat(replayWishes(two)).isEqualTo("{\"replayed\":0,\"deadLetteredAgain\":0}");

        broker.send(wishDeadLetter(4), wishDeadLetter(5));
        assertThat(waitingWishes(two)).isEqualTo(2);
        assertThat(replayWishes(one)).isEqualTo("{\"replayed\":2,\"deadLetteredAgain\":0}");
        assertThat(waitingWishes(two)).isZero();
        assertThat(replayWishes(two)).isEqualTo("{\"replayed\":0,\"deadLetteredAgain\":0}");
    }

    /** What tells that an instance does not keep up. */
    @Test
    void measuresHowFarItLagsBehind() {
        for (Instance instance : List.of(one, two)) {
            await().atMost(START)
                    .untilAsserted(() -> assertThat(
                                    instance.get("/actuator/prometheus").getBody())
                            .containsPattern("(?m)^kafka_consumer_fetch_manager_records_lag_max\\{.* 0\\.0$"));
        }
    }

    private static Event wishDeadLetter(int version) {
        var wish = wished("guest-replay" + version, "RPL-A", version);
        return new Event(WISH_DEAD_LETTERS, wish.key(), wish.headers(), wish.bytes());
    }

    private static long waitingWishes(Instance instance) {
        var counts = Objects.requireNonNull(
                instance.getAs(Tokens.operator(), "/actuator/deadletters").getBody());
        for (var count : JsonMapper.shared().readTree(counts)) {
            if (count.path("topic").asString().equals(WISH_DEAD_LETTERS)) {
                return count.path("waiting").asLong();
            }
        }
        throw new AssertionError(counts);
    }

    private static String replayWishes(Instance instance) {
        return Objects.requireNonNull(instance.postAs(Tokens.operator(), "/actuator/deadletters/" + WISH_DEAD_LETTERS)
                .getBody());
    }

    private void fill(String prefix, int pairs) {
        for (int i = 0; i < pairs; i++) {
            String a = prefix + "-A" + i;
            String b = prefix + "-B" + i;
            broker.send(product(a, prefix + "-a"), product(b, prefix + "-b"));
            broker.send(confirmed("guest-" + i, a, b), wished("guest-" + prefix + i, a, 1));
        }
    }

    private String bestFor(Instance instance, String customer) {
        return instance.askAs(Tokens.shopper(customer), "/recommendations/for-me")
                .items()
                .getFirst()
                .sku();
    }

    private static Map<String, Instance.Answer> answers(Instance instance, String prefix, int pairs) {
        Map<String, Instance.Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < pairs; i++) {
            answers.put(prefix + "-A" + i, instance.ask("/recommendations/products/" + prefix + "-A" + i + "?limit=1"));
        }
        return answers;
    }

    private static double score(Instance instance, String sku) {
        return instance.ask("/recommendations/products/" + sku)
                .items()
                .getFirst()
                .score();
    }

    private static List<String> boughtWith(Instance instance, String sku) {
        return instance.ask("/recommendations/products/" + sku).items().stream()
                .filter(item -> item.because().equals("BOUGHT_TOGETHER"))
                .map(Instance.Item::sku)
                .toList();
    }
}
