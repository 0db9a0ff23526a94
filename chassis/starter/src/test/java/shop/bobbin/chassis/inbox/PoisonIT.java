package shop.bobbin.chassis.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.chassis.ledger.EventLog.body;
import static shop.bobbin.chassis.ledger.EventLog.credited;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.bobbin.chassis.ledger.EventLog;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Statements.Statement;

/** Events that can never be handled, whatever an outage may look like: each is dead-lettered, and the next one is handled. */
class PoisonIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Ledger LEDGER = Ledger.shared();
    private static final Map<String, Poison> POISONS = poisons();
    private static final Map<String, RecordMetadata> PUBLISHED = new HashMap<>();

    /** Changes a good event into one that is none. */
    interface Poison {
        ProducerRecord<String, byte[]> of(ProducerRecord<String, byte[]> good);
    }

    /** All of them at once: each costs its consumer half a second. */
    @BeforeAll
    static void publish() {
        var events = new ArrayList<ProducerRecord<String, byte[]>>();
        POISONS.forEach((name, poison) -> {
            var partition = events.size() / 2 % 6;
            events.add(poison.of(event(partition, "poisoned")));
            events.add(event(partition, "behind " + name));
        });
        var written = EventLog.write(events).iterator();
        POISONS.keySet().forEach(name -> {
            PUBLISHED.put(name, written.next());
            written.next();
        });
    }

    @ParameterizedTest
    @MethodSource
    void blocksNobody(String name) {
        await().atMost(TIMEOUT).until(() -> LEDGER.statements().balance("behind " + name) == 5);
        assertThat(deadLetters(requireNonNull(PUBLISHED.get(name)))).hasSize(1);
        assertThat(LEDGER.statements().find("poisoned")).isEmpty();
    }

    static Set<String> blocksNobody() {
        return POISONS.keySet();
    }

    private static Map<String, Poison> poisons() {
        var poisons = new LinkedHashMap<String, Poison>();
        poisons.put("bytes that are no UTF-32", good -> with(good, new byte[] {0, 0, (byte) 0xff, (byte) 0xfe}));
        poisons.put("bytes that are no UTF-8", good -> with(good, new byte[] {'"', (byte) 0xc3, '"'}));
        poisons.put("no body", good -> with(good, new byte[0]));
        poisons.put("a tombstone", PoisonIT::tombstone);
        poisons.put("null", good -> with(good, "null"));
        poisons.put("deep nesting", good -> with(good, "[".repeat(100_000)));
        poisons.put("a number of a hundred thousand digits", good -> withAmount(good, "9".repeat(100_000)));
        poisons.put("a number that is out of range", good -> withAmount(good, "9223372036854775808"));
        poisons.put("a huge exponent", good -> withAmount(good, "1e999999999"));
        poisons.put("a name that PostgreSQL cannot store", good -> with(good, body("\\u0000", 5)));
        poisons.put("broken JSON of nearly the largest size", good -> with(good, "[\"" + "x".repeat(1_048_000)));
        poisons.put("no type", good -> withHeader(good, "ce_type", null));
        poisons.put("an empty type", good -> withHeader(good, "ce_type", new byte[0]));
        poisons.put(
                "a huge type",
                good -> withHeader(good, "ce_type", "x".repeat(500_000).getBytes(UTF_8)));
        poisons.put("an id of 6,000 characters", good -> withHeader(good, "ce_id", random(6_000)));
        poisons.put("an id with a NUL", good -> withHeader(good, "ce_id", new byte[] {'a', 0, 'b'}));
        poisons.put("an id that is no UTF-8", good -> withHeader(good, "ce_id", new byte[] {(byte) 0xff}));
        poisons.put("a blank id", good -> withHeader(good, "ce_id", " ".getBytes(UTF_8)));
        poisons.put("a null id", good -> withHeader(good, "ce_id", null));
        poisons.put("a null key and a null body", good -> tombstone(withKey(good, null)));
        poisons.put("a key of several lines", good -> with(withKey(good, "key\r\nERROR forged"), "{"));
        return poisons;
    }

    @Test
    void isKeptWholeUpToTwiceTheUsualLimit() {
        var written = EventLog.write(List.of(with(event("large"), "[\"" + "x".repeat(1_500_000))));

        EventLog.awaitConsumed(LEDGER);
        assertThat(deadLetters(written.getFirst()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).hasSize(1_500_002));
    }

    /** The whole of it stays where it came from: the dead letter says where that is. */
    @Test
    void isNamedWithoutItsContentWhenItIsTooLarge() {
        var body = with(event("too-large"), "[\"" + "x".repeat(8_000_000));
        var header = withHeader(with(event("too-large"), "{"), "unknown", new byte[8_000_000]);
        var key = with(withKey(event("too-large"), "k".repeat(8_000_000)), "{");

        var written = EventLog.write(List.of(body, header, key));

        EventLog.awaitConsumed(LEDGER);
        assertThat(written)
                .allSatisfy(event -> assertThat(deadLetters(event))
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(letter.key()).isNull();
                            assertThat(letter.value()).isNull();
                            assertThat(EventLog.header(letter, "kafka_dlt-exception-message"))
                                    .contains("MalformedEvent");
                        }));
    }

    @ParameterizedTest
    @MethodSource
    void mayBeAnErrorOfTheHandler(Error error) {
        var account = "error-" + UUID.randomUUID();
        LEDGER.statements().failFor(account, () -> error);

        var written = EventLog.write(List.of(event(account), event("behind-" + account)));

        await().atMost(TIMEOUT).until(() -> LEDGER.statements().balance("behind-" + account) == 5);
        assertThat(deadLetters(written.getFirst()))
                .singleElement()
                .satisfies(letter -> assertThat(EventLog.header(letter, "kafka_dlt-exception-message"))
                        .contains(error.getClass().getSimpleName()));
        assertThat(LEDGER.statements().find(account)).isEmpty();
    }

    static Stream<Error> mayBeAnErrorOfTheHandler() {
        return Stream.of(new StackOverflowError(), new AssertionError("played"), new NoClassDefFoundError("played"));
    }

    /** Short memory says nothing of the event. */
    @Test
    void isNotWhatThereWasNoMemoryFor() {
        LEDGER.statements().failFor("memory", () -> new OutOfMemoryError("played"));

        var written = EventLog.write(List.of(event("memory")));
        await().atMost(TIMEOUT).until(() -> LEDGER.statements().seen("memory").size() >= 3);
        LEDGER.statements().mendFor("memory");

        EventLog.awaitConsumed(LEDGER);
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
        return EventLog.read(LEDGER.deadLetterTopic()).stream()
                .filter(letter -> letter.partition() == event.partition() && originalOffset(letter) == event.offset())
                .toList();
    }

    private static long originalOffset(ConsumerRecord<String, byte[]> letter) {
        return ByteBuffer.wrap(
                        letter.headers().lastHeader("kafka_dlt-original-offset").value())
                .getLong();
    }

    private static ProducerRecord<String, byte[]> withAmount(ProducerRecord<String, byte[]> good, String amount) {
        return with(good, body("poisoned", 5).replace("5", amount));
    }

    private static ProducerRecord<String, byte[]> with(ProducerRecord<String, byte[]> good, String body) {
        return with(good, body.getBytes(UTF_8));
    }

    private static ProducerRecord<String, byte[]> with(ProducerRecord<String, byte[]> good, byte[] body) {
        return new ProducerRecord<>(good.topic(), good.partition(), good.key(), body, good.headers());
    }

    private static ProducerRecord<String, byte[]> tombstone(ProducerRecord<String, byte[]> good) {
        return new ProducerRecord<>(good.topic(), good.partition(), good.key(), null, good.headers());
    }

    private static ProducerRecord<String, byte[]> withKey(ProducerRecord<String, byte[]> good, @Nullable String key) {
        return new ProducerRecord<>(good.topic(), good.partition(), key, good.value(), good.headers());
    }

    private static ProducerRecord<String, byte[]> withHeader(
            ProducerRecord<String, byte[]> good, String name, byte @Nullable [] value) {
        good.headers().remove(name).add(name, value);
        return good;
    }

    /** An index compresses what repeats itself. */
    private static byte[] random(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(UUID.randomUUID());
        }
        return text.substring(0, length).getBytes(UTF_8);
    }
}
