package shop.bobbin.chassis.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventTopic.body;
import static shop.bobbin.chassis.ledger.EventTopic.credited;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Statements.Statement;

/** Poison messages, which can never be handled: each is dead-lettered, and the next event is handled. */
@Tag("proof")
@Tag("provider-independent")
class PoisonIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Ledger LEDGER = Ledger.shared();
    private static final Map<String, Poison> POISONS = poisons();
    private static final Map<String, RecordMetadata> PUBLISHED = new HashMap<>();

    /** Changes a valid event to an invalid one. */
    interface Poison {
        ProducerRecord<String, byte[]> of(ProducerRecord<String, byte[]> valid);
    }

    /** All at once, because each takes half a second. */
    @BeforeAll
    static void publish() {
        var events = new ArrayList<ProducerRecord<String, byte[]>>();
        POISONS.forEach((name, poison) -> {
            var partition = events.size() / 2 % 6;
            events.add(poison.of(event(partition, "poisoned")));
            events.add(event(partition, "after " + name));
        });
        var written = EventTopic.write(events).iterator();
        POISONS.keySet().forEach(name -> {
            PUBLISHED.put(name, written.next());
            written.next();
        });
    }

    @ParameterizedTest
    @MethodSource
    void isDeadLetteredAndDoesNotBlockTheNext(String name) {
        await().atMost(TIMEOUT).until(() -> LEDGER.statements().balance("after " + name) == 5);
        assertThat(deadLetters(requireNonNull(PUBLISHED.get(name)))).hasSize(1);
        assertThat(LEDGER.statements().find("poisoned")).isEmpty();
    }

    static Set<String> isDeadLetteredAndDoesNotBlockTheNext() {
        return POISONS.keySet();
    }

    private static Map<String, Poison> poisons() {
        var poisons = new LinkedHashMap<String, Poison>();
        poisons.put("bytes that are no UTF-32", valid -> with(valid, new byte[] {0, 0, (byte) 0xff, (byte) 0xfe}));
        poisons.put("bytes that are no UTF-8", valid -> with(valid, new byte[] {'"', (byte) 0xc3, '"'}));
        poisons.put("no body", valid -> with(valid, new byte[0]));
        poisons.put("a tombstone", PoisonIT::tombstone);
        poisons.put("null", valid -> with(valid, "null"));
        poisons.put("deep nesting", valid -> with(valid, "[".repeat(100_000)));
        poisons.put("a number of a hundred thousand digits", valid -> withAmount(valid, "9".repeat(100_000)));
        poisons.put("a number that is out of range", valid -> withAmount(valid, "9223372036854775808"));
        poisons.put("a huge exponent", valid -> withAmount(valid, "1e999999999"));
        poisons.put("a name that PostgreSQL cannot store", valid -> with(valid, body("\\u0000", 5)));
        poisons.put("broken JSON of nearly the largest size", valid -> with(valid, "[\"" + "x".repeat(1_048_000)));
        poisons.put("no type", valid -> withHeader(valid, "ce_type", null));
        poisons.put("an empty type", valid -> withHeader(valid, "ce_type", new byte[0]));
        poisons.put(
                "a huge type",
                valid -> withHeader(valid, "ce_type", "x".repeat(500_000).getBytes(UTF_8)));
        poisons.put("an id of 6,000 characters", valid -> withHeader(valid, "ce_id", random(6_000)));
        poisons.put("an id with a NUL", valid -> withHeader(valid, "ce_id", new byte[] {'a', 0, 'b'}));
        poisons.put("an id that is no UTF-8", valid -> withHeader(valid, "ce_id", new byte[] {(byte) 0xff}));
        poisons.put("a blank id", valid -> withHeader(valid, "ce_id", " ".getBytes(UTF_8)));
        poisons.put("a null id", valid -> withHeader(valid, "ce_id", null));
        poisons.put("a null key and a null body", valid -> tombstone(withKey(valid, null)));
        poisons.put("a key of several lines", valid -> with(withKey(valid, "key\r\nERROR forged"), "{"));
        return poisons;
    }

    @Test
    void isDeadLetteredWholeUpToTwiceTheDefaultLimit() {
        var written = EventTopic.write(List.of(with(event("large"), "[\"" + "x".repeat(1_500_000))));

        EventTopic.awaitConsumed(LEDGER);
        assertThat(deadLetters(written.getFirst()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).hasSize(1_500_002));
    }

    /** The dead letter has the position of the original. */
    @Test
    void isDeadLetteredWithoutItsContentWhenItIsTooLarge() {
        var body = with(event("too-large"), "[\"" + "x".repeat(8_000_000));
        var header = withHeader(with(event("too-large"), "{"), "unknown", new byte[8_000_000]);
        var key = with(withKey(event("too-large"), "k".repeat(8_000_000)), "{");

        var written = EventTopic.write(List.of(body, header, key));

        EventTopic.awaitConsumed(LEDGER);
        assertThat(written)
                .allSatisfy(event -> assertThat(deadLetters(event))
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(letter.key()).isNull();
                            assertThat(letter.value()).isNull();
                            assertThat(EventTopic.header(letter, "kafka_dlt-exception-message"))
                                    .contains("MalformedEvent");
                        }));
    }

    @ParameterizedTest
    @MethodSource
    void includesErrorsOfTheHandler(Error error) {
        var account = "error-" + UUID.randomUUID();
        LEDGER.statements().failFor(account, () -> error);

        var written = EventTopic.write(List.of(event(account), event("after-" + account)));

        await().atMost(TIMEOUT).until(() -> LEDGER.statements().balance("after-" + account) == 5);
        assertThat(deadLetters(written.getFirst()))
                .singleElement()
                .satisfies(letter -> assertThat(EventTopic.header(letter, "kafka_dlt-exception-message"))
                        .contains(error.getClass().getSimpleName()));
        assertThat(LEDGER.statements().find(account)).isEmpty();
    }

    static Stream<Error> includesErrorsOfTheHandler() {
        return Stream.of(new StackOverflowError(), new AssertionError("test"), new NoClassDefFoundError("test"));
    }

    /** Not caused by the event. */
    @Test
    void excludesOutOfMemoryErrors() {
        LEDGER.statements().failFor("memory", () -> new OutOfMemoryError("test"));

        var written = EventTopic.write(List.of(event("memory")));
        await().atMost(TIMEOUT)
                .until(() -> LEDGER.statements().received("memory").size() >= 3);
        LEDGER.statements().stopFailing("memory");

        EventTopic.awaitConsumed(LEDGER);
        assertThat(LEDGER.statements().find("memory")).contains(new Statement("memory", 5, 1));
        assertThat(deadLetters(written.getFirst())).isEmpty();
    }

    private static ProducerRecord<String, byte[]> event(String account) {
        return event(0, account);
    }

    private static ProducerRecord<String, byte[]> event(int partition, String account) {
        return credited(LEDGER, partition, account, UUID.randomUUID(), body(account, 5));
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(RecordMetadata event) {
        return EventTopic.read(LEDGER.deadLetterTopic()).stream()
                .filter(letter -> letter.partition() == event.partition() && originalOffset(letter) == event.offset())
                .toList();
    }

    private static long originalOffset(ConsumerRecord<String, byte[]> letter) {
        return ByteBuffer.wrap(
                        letter.headers().lastHeader("kafka_dlt-original-offset").value())
                .getLong();
    }

    private static ProducerRecord<String, byte[]> withAmount(ProducerRecord<String, byte[]> valid, String amount) {
        return with(valid, body("poisoned", 5).replace("5", amount));
    }

    private static ProducerRecord<String, byte[]> with(ProducerRecord<String, byte[]> valid, String body) {
        return with(valid, body.getBytes(UTF_8));
    }

    private static ProducerRecord<String, byte[]> with(ProducerRecord<String, byte[]> valid, byte[] body) {
        return new ProducerRecord<>(valid.topic(), valid.partition(), valid.key(), body, valid.headers());
    }

    private static ProducerRecord<String, byte[]> tombstone(ProducerRecord<String, byte[]> valid) {
        return new ProducerRecord<>(valid.topic(), valid.partition(), valid.key(), null, valid.headers());
    }

    private static ProducerRecord<String, byte[]> withKey(ProducerRecord<String, byte[]> valid, @Nullable String key) {
        return new ProducerRecord<>(valid.topic(), valid.partition(), key, valid.value(), valid.headers());
    }

    private static ProducerRecord<String, byte[]> withHeader(
            ProducerRecord<String, byte[]> valid, String name, byte @Nullable [] value) {
        valid.headers().remove(name).add(name, value);
        return valid;
    }

    /** Random, because an index compresses repetitions. */
    private static byte[] random(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(UUID.randomUUID());
        }
        return text.substring(0, length).getBytes(UTF_8);
    }
}
