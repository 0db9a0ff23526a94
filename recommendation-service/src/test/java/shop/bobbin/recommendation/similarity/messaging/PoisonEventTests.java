package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.confirmed;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.event;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.product;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.wished;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.support.KafkaHeaders;
import shop.bobbin.recommendation.similarity.Sku;
import shop.bobbin.recommendation.similarity.TestData;

/** Poison events: each becomes a dead letter or is counted, and the topology processes the next event. */
class PoisonEventTests {

    private static final ProducedEvent ORDER = confirmed("customer-eve", "YARN-RED", "YARN-BLUE");
    private static final ProducedEvent WISH = wished("customer-eve", "YARN-RED", 1);
    private static final String SIGNALS = "recommendation-service.similarity-signals-repartition";
    private static final String CONTRIBUTIONS = "recommendation-service.similarity-contributions-repartition";

    private final TestTopology topology = new TestTopology(TestData.model());

    @BeforeEach
    void publishProducts() {
        topology.send(product("YARN-RED", "yarn"), product("YARN-BLUE", "yarn"), product("NEEDLE-5", "needles"));
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"0001-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"2025-03-02T12:00:01Z\"",
                "\"+1000000000-12-31T23:59:59.999999999Z\"",
                "\"-1000000000-01-01T00:00:00Z\"",
                "\"+1000000001-01-01T00:00:00Z\"",
                "\"soon\"",
                "\"\"",
                "1e300",
                "99999999999999999999",
                "-1",
                "{}",
                "[]",
                "true"
            })
    void deadLettersAnEventWithAnInvalidTime(String time) {
        for (ProducedEvent event : List.of(ORDER, WISH)) {
            topology.send(event.at(time));

            assertThat(topology.read(Topics.deadLettersOf(event.topic()))).hasSize(1);
        }
        assertContinues();
    }

    @Test
    void deadLettersAnEventWithoutATime() {
        topology.send(ORDER.with(body -> body.replace("occurredAt", "happenedAt")));

        assertThat(topology.read(Topics.ORDERS_DEAD_LETTERS))
                .singleElement()
                .satisfies(deadLetter -> assertThat(cause(deadLetter)).contains("no occurredAt"));
        assertContinues();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2025-03-02T12:00:00Z\"", "\"2000-01-01T00:00:00Z\"", "\"2025-03-01T13:00:00+01:00\""})
    void acceptsAValidTime(String time) {
        topology.send(ORDER.at(time));

        assertThat(topology.read(Topics.ORDERS_DEAD_LETTERS)).isEmpty();
        assertThat(topology.replica.totalOf(new Sku("YARN-RED"))).isEqualTo(1);
        assertContinues();
    }

    static Stream<ProducedEvent> malformed() {
        String deep = "[".repeat(100_000);
        return Stream.of(
                ORDER.with(HexFormat.of().parseHex("0000fffe")),
                ORDER.with(HexFormat.of().parseHex("0000feff00000041")),
                ORDER.with(HexFormat.of().parseHex("fffe7b007d00")),
                ORDER.with("{\"orderId\":\"\uD800\"".getBytes(StandardCharsets.UTF_16LE)),
                ORDER.with(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}),
                ORDER.with(new byte[0]),
                ORDER.with((byte[]) null),
                ORDER.with(body -> "null"),
                ORDER.with(body -> "[]"),
                ORDER.with(body -> "3"),
                ORDER.with(body -> "{}"),
                ORDER.with(body -> body + "{}"),
                ORDER.with(body -> deep),
                ORDER.with(body -> body.replaceFirst("\\{", "{\"deep\":" + deep + "]".repeat(100_000) + ",")),
                ORDER.with(body -> body.replaceFirst("\"lines\":\\[.*?],", "")),
                ORDER.with(body -> body.replaceFirst("\"lines\":\\[.*?]", "\"lines\":null")),
                ORDER.with(body -> body.replaceFirst("\"lines\":\\[.*?]", "\"lines\":[null]")),
                ORDER.with(body -> body.replaceFirst("\"lines\":\\[.*?]", "\"lines\":[{}]")),
                ORDER.with(body -> body.replaceFirst("\"lines\":\\[.*?]", "\"lines\":[{\"sku\":7}]")),
                ORDER.with(body -> body.replaceFirst("\"lines\":\\[.*?]", "\"lines\":{}")),
                ORDER.with(body -> body.replaceFirst("\"orderId\":\"[^\"]*\"", "\"orderId\":null")),
                ORDER.with(body -> body.replaceFirst("\"orderId\":\"[^\"]*\"", "\"orderId\":{}")),
                ORDER.with(body -> body.replaceFirst("\"orderId\":\"", "\"orderId\":\"" + "x".repeat(6_000))),
                ORDER.with(body -> body.replace("customer-eve", "x".repeat(6_000) + "-1")),
                ORDER.with(body -> body.replace("\"customer-eve\"", "{}")),
                ORDER.with("ce_id", "x".repeat(6_000)),
                ORDER.without("ce_id"),
                ORDER.without("ce_type"),
                WISH.with(body -> body.replace("\"version\":1", "\"version\":0")),
                WISH.with(body -> body.replace("\"version\":1", "\"version\":-5")),
                WISH.with(body -> body.replace("\"version\":1", "\"version\":null")),
                WISH.with(body -> body.replace("\"version\":1", "\"version\":99999999999999999999")),
                WISH.with(body -> body.replace("\"version\":1", "\"version\":1e999999999")),
                WISH.with(body -> body.replace("\"YARN-RED\"", "null")),
                WISH.with((byte[]) null));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void deadLettersMalformedEvents(ProducedEvent poison) {
        topology.send(poison);

        assertThat(topology.read(Topics.deadLettersOf(poison.topic())))
                .singleElement()
                .satisfies(deadLetter -> {
                    assertThat(deadLetter.value()).isEqualTo(poison.bytes());
                    assertThat(cause(deadLetter)).isNotBlank().hasSizeLessThan(1_100);
                    assertThat(TestTopology.header(deadLetter, KafkaHeaders.DLT_ORIGINAL_TOPIC))
                            .isEqualTo(poison.topic());
                });
        assertContinues();
    }

    /** Otherwise a replay would send the event to a topic that its headers name. */
    @Test
    void replacesAnOriginFromOutside() {
        topology.send(ORDER.with(KafkaHeaders.DLT_ORIGINAL_TOPIC, SIGNALS).with(body -> "{"));

        assertThat(topology.read(Topics.ORDERS_DEAD_LETTERS))
                .singleElement()
                .satisfies(deadLetter -> assertThat(TestTopology.header(deadLetter, KafkaHeaders.DLT_ORIGINAL_TOPIC))
                        .isEqualTo(Topics.ORDERS));
    }

    static Stream<ProducedEvent> unusual() {
        String lines = IntStream.range(0, 10_000)
                .mapToObj("{\"sku\":\"AA-%d\",\"quantity\":1}"::formatted)
                .collect(Collectors.joining(",", "\"lines\":[", "]"));
        return Stream.of(
                ORDER.withoutKey(),
                ORDER.with(body -> body.replaceAll("\"quantity\":2", "\"quantity\":-2")),
                ORDER.with(body -> body.replaceFirst("\"lines\":\\[.*?]", lines)),
                ORDER.with(body -> body.replaceFirst("\"lines\":\\[.*?]", "\"lines\":[]")),
                ORDER.with("ce_type", "order.order.delivered.v1").with((byte[]) null),
                WISH.withoutKey());
    }

    @ParameterizedTest
    @MethodSource("unusual")
    void acceptsUnusualEventsThatCanBeRead(ProducedEvent unusual) {
        topology.send(unusual);

        assertThat(topology.read(Topics.deadLettersOf(unusual.topic()))).isEmpty();
        assertContinues();
    }

    /** The dead letter topic has the same limit as the source, and the cause makes the record larger. */
    @Test
    void leavesTheBodyOutOfADeadLetterThatIsTooLarge() {
        topology.send(
                ORDER.with(new byte[1_040_000]),
                ORDER.with("x-large", "x".repeat(1_040_000)).with(new byte[1]));

        assertThat(topology.read(Topics.ORDERS_DEAD_LETTERS)).hasSize(2).allSatisfy(deadLetter -> {
            assertThat(deadLetter.value()).isNull();
            assertThat(cause(deadLetter)).contains("too large");
            assertThat(deadLetter.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET))
                    .isNotNull();
            assertThat(deadLetter.headers().lastHeader("x-large")).isNull();
        });
        assertContinues();
    }

    @Test
    void copiesNoHeadersOfAnEventToTheResultingRecords() {
        topology.send(ORDER.with("x-large", "x".repeat(900_000)));

        assertThat(topology.read(Topics.CUSTOMER_PROFILES))
                .singleElement()
                .satisfies(profile -> assertThat(profile.headers()).isEmpty());
        assertThat(topology.read(Topics.ITEM_STATISTICS))
                .hasSize(2)
                .allSatisfy(statistics -> assertThat(statistics.headers()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"eventId\":\"1\",\"signal\":{\"kind\":\"Ordered\"}}",
                "{\"kind\":\"Ordered\",\"customer\":\"customer-eve\",\"items\":[\"YARN-RED\"]}",
                "{\"kind\":\"Wished\",\"customer\":\"customer-eve\",\"version\":1,\"at\":\"2025-03-01T12:00:00Z\"}"
            })
    void deadLettersUnreadableRecordsOfRepartitionTopics(String json) {
        topology.send(event(SIGNALS, "customer-eve", "none", json), event(CONTRIBUTIONS, "YARN-RED", "none", json));

        assertThat(topology.read(Topics.INTERNAL_DEAD_LETTERS))
                .hasSize(2)
                .extracting(deadLetter -> TestTopology.header(deadLetter, KafkaHeaders.DLT_ORIGINAL_TOPIC))
                .containsExactly(SIGNALS, CONTRIBUTIONS);
        assertContinues();
    }

    /** The record can be read, but processing it throws: a duration overflows. */
    @Test
    void deadLettersRecordsThatCannotBeProcessed() {
        topology.send(event(CONTRIBUTIONS, "YARN-RED", "none", """
                {"item":"YARN-RED","weight":1,"with":["YARN-BLUE"],"strength":1,
                 "at":"+1000000000-12-31T23:59:59Z"}"""));

        assertThat(topology.read(Topics.INTERNAL_DEAD_LETTERS))
                .singleElement()
                .satisfies(deadLetter -> assertThat(cause(deadLetter)).contains("ArithmeticException"));
        assertContinues();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "category", "price", "amount", "currency", "availability", "picture", "version", "sku"})
    void skipsAProductWithAMissingMember(String field) {
        topology.send(product("BUTTON-1", "buttons").with(body -> body.replace("\"" + field + "\":", "\"other\":")));

        assertThat(topology.recommending.trending(10))
                .extracting(r -> r.product().sku().value())
                .doesNotContain("BUTTON-1");
        assertThat(topology.meters
                        .counter("bobbin.replica.skipped", "topic", Topics.PRODUCTS)
                        .count())
                .isEqualTo(1);
        assertContinues();
    }

    @Test
    void skipsUnreadableRecordsOfReplicatedTopics() {
        String deep = "[".repeat(100_000);
        topology.send(
                product("BUTTON-1", "buttons").with(body -> deep),
                product("BUTTON-1", "buttons").with(HexFormat.of().parseHex("0000fffe")),
                product("not a sku", "buttons").with((byte[]) null),
                event(Topics.ITEM_STATISTICS, "YARN-RED", "none", deep),
                event(Topics.ITEM_STATISTICS, "YARN-RED", "none", "{\"total\":1}"),
                event(Topics.CUSTOMER_PROFILES, "customer-eve", "none", deep));

        assertThat(List.of(Topics.PRODUCTS, Topics.ITEM_STATISTICS, Topics.CUSTOMER_PROFILES))
                .extracting(topic -> topology.meters
                        .counter("bobbin.replica.skipped", "topic", topic)
                        .count())
                .containsExactly(3.0, 2.0, 1.0);
        assertContinues();
    }

    private void assertContinues() {
        topology.send(confirmed("customer-ada", "YARN-RED", "NEEDLE-5"), product("BUTTON-2", "buttons"));

        assertThat(topology.boughtWith("NEEDLE-5")).contains("YARN-RED");
        assertThat(topology.recommending.trending(10))
                .extracting(r -> r.product().sku().value())
                .contains("BUTTON-2");
    }

    private static String cause(TestRecord<String, byte[]> deadLetter) {
        return TestTopology.header(deadLetter, KafkaHeaders.DLT_EXCEPTION_MESSAGE);
    }
}
