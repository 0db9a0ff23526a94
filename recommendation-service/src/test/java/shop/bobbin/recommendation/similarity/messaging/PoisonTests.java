package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.messaging.Event.confirmed;
import static shop.bobbin.recommendation.similarity.messaging.Event.event;
import static shop.bobbin.recommendation.similarity.messaging.Event.product;
import static shop.bobbin.recommendation.similarity.messaging.Event.wished;

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
import shop.bobbin.recommendation.similarity.Some;

/** Whatever comes, the next event has its effect: the topology never ends, and nothing is lost without a trace. */
class PoisonTests {

    private static final Event ORDER = confirmed("customer-eve", "YARN-RED", "YARN-BLUE");
    private static final Event WISH = wished("customer-eve", "YARN-RED", 1);
    private static final String SIGNALS = "recommendation-service.similarity-signals-repartition";
    private static final String CONTRIBUTIONS = "recommendation-service.similarity-contributions-repartition";

    private final TestedTopology shop = new TestedTopology(Some.learning());

    @BeforeEach
    void fillTheCatalogue() {
        shop.send(product("YARN-RED", "yarn"), product("YARN-BLUE", "yarn"), product("NEEDLE-5", "needles"));
    }

    @AfterEach
    void close() {
        shop.close();
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
    void refusesATimeThatCannotBe(String time) {
        for (Event event : List.of(ORDER, WISH)) {
            shop.send(event.at(time));

            assertThat(shop.read(Topics.deadLettersOf(event.topic()))).hasSize(1);
        }
        goesOn();
    }

    @Test
    void refusesAnEventWithoutATime() {
        shop.send(ORDER.with(body -> body.replace("occurredAt", "happenedAt")));

        assertThat(shop.read(Topics.ORDERS_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter -> assertThat(cause(letter)).contains("no occurredAt"));
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2025-03-02T12:00:00Z\"", "\"2000-01-01T00:00:00Z\"", "\"2025-03-01T13:00:00+01:00\""})
    void acceptsATimeThatCanBe(String time) {
        shop.send(ORDER.at(time));

        assertThat(shop.read(Topics.ORDERS_DEAD_LETTERS)).isEmpty();
        assertThat(shop.replica.totalOf(new Sku("YARN-RED"))).isEqualTo(1);
        goesOn();
    }

    static Stream<Event> malformed() {
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
    void makesADeadLetterOfWhatCannotBeRead(Event poison) {
        shop.send(poison);

        assertThat(shop.read(Topics.deadLettersOf(poison.topic())))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo(poison.bytes());
                    assertThat(cause(letter)).isNotBlank().hasSizeLessThan(1_100);
                    assertThat(DeadLetter.text(letter.headers(), KafkaHeaders.DLT_ORIGINAL_TOPIC))
                            .isEqualTo(poison.topic());
                });
        goesOn();
    }

    /** It quotes the event, and the log has a line for each dead letter. */
    @Test
    void leavesNoControlCharacterInTheCause() {
        String message = DeadLetter.message(new IllegalStateException("a\nb\rc\td\u001B[31me\u0085f\u007Fg\u2028h\0"));

        assertThat(message).endsWith(": a b c d [31me f g h ");
    }

    static Stream<Event> unusual() {
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
    void takesWhatIsUnusualAndCanBeRead(Event unusual) {
        shop.send(unusual);

        assertThat(shop.read(Topics.deadLettersOf(unusual.topic()))).isEmpty();
        goesOn();
    }

    /** The limit of its topic is that of the source, and its cause comes on top. */
    @Test
    void leavesTheBodyOutOfADeadLetterThatWouldBeTooLarge() {
        shop.send(
                ORDER.with(new byte[1_040_000]),
                ORDER.with("x-large", "x".repeat(1_040_000)).with(new byte[1]));

        assertThat(shop.read(Topics.ORDERS_DEAD_LETTERS)).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(cause(letter)).contains("too large");
            assertThat(letter.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET))
                    .isNotNull();
            assertThat(letter.headers().lastHeader("x-large")).isNull();
        });
        goesOn();
    }

    @Test
    void copiesNoHeaderOfAnEventToWhatFollowsFromIt() {
        shop.send(ORDER.with("x-large", "x".repeat(900_000)));

        assertThat(shop.read(Topics.TASTES))
                .singleElement()
                .satisfies(taste -> assertThat(taste.headers()).isEmpty());
        assertThat(shop.read(Topics.COMPANIONS))
                .hasSize(2)
                .allSatisfy(companions -> assertThat(companions.headers()).isEmpty());
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
    void makesADeadLetterOfWhatAnotherVersionHasLeftBetweenTheSteps(String left) {
        shop.send(event(SIGNALS, "customer-eve", "none", left), event(CONTRIBUTIONS, "YARN-RED", "none", left));

        assertThat(shop.read(Topics.INTERNAL_DEAD_LETTERS))
                .hasSize(2)
                .extracting(letter -> DeadLetter.text(letter.headers(), KafkaHeaders.DLT_ORIGINAL_TOPIC))
                .containsExactly(SIGNALS, CONTRIBUTIONS);
        goesOn();
    }

    /** Read well, and then an exception on the way: the overflow of a duration. */
    @Test
    void makesADeadLetterOfWhatCannotBeProcessed() {
        shop.send(event(CONTRIBUTIONS, "YARN-RED", "none", """
                {"item":"YARN-RED","weight":1,"with":["YARN-BLUE"],"strength":1,
                 "at":"+1000000000-12-31T23:59:59Z"}"""));

        assertThat(shop.read(Topics.INTERNAL_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter -> assertThat(cause(letter)).contains("ArithmeticException"));
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "category", "price", "amount", "currency", "availability", "picture", "version", "sku"})
    void skipsAProductThatLacksSomething(String field) {
        shop.send(product("BUTTON-1", "buttons").with(body -> body.replace("\"" + field + "\":", "\"other\":")));

        assertThat(shop.recommending.trending(10))
                .extracting(r -> r.product().sku().value())
                .doesNotContain("BUTTON-1");
        assertThat(shop.meters
                        .counter("bobbin.signal.skipped", "topic", Topics.PRODUCTS)
                        .count())
                .isEqualTo(1);
        goesOn();
    }

    @Test
    void skipsWhatCannotBeReadOfTheCopiedTopics() {
        String deep = "[".repeat(100_000);
        shop.send(
                product("BUTTON-1", "buttons").with(body -> deep),
                product("BUTTON-1", "buttons").with(HexFormat.of().parseHex("0000fffe")),
                product("not a sku", "buttons").with((byte[]) null),
                event(Topics.COMPANIONS, "YARN-RED", "none", deep),
                event(Topics.COMPANIONS, "YARN-RED", "none", "{\"total\":1}"),
                event(Topics.TASTES, "customer-eve", "none", deep));

        assertThat(shop.meters
                        .counter("bobbin.signal.skipped", "topic", Topics.PRODUCTS)
                        .count())
                .isEqualTo(3);
        goesOn();
    }

    private void goesOn() {
        shop.send(confirmed("customer-ada", "YARN-RED", "NEEDLE-5"), product("BUTTON-2", "buttons"));

        assertThat(shop.boughtWith("NEEDLE-5")).contains("YARN-RED");
        assertThat(shop.recommending.trending(10))
                .extracting(r -> r.product().sku().value())
                .contains("BUTTON-2");
    }

    private static String cause(TestRecord<String, byte[]> letter) {
        return DeadLetter.text(letter.headers(), KafkaHeaders.DLT_EXCEPTION_MESSAGE);
    }
}
