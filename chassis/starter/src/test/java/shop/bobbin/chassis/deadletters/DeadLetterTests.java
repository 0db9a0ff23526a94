package shop.bobbin.chassis.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import shop.bobbin.chassis.events.MalformedEventException;

class DeadLetterTests {

    private static final IllegalStateException FAILURE =
            new IllegalStateException("Listener failed", new MalformedEventException("x".repeat(2_000)));

    private final ConsumerRecord<String, byte[]> event = new ConsumerRecord<>("events", 2, 7, "key", new byte[] {'{'});

    @Test
    void belongsToTheConsumerGroup() {
        assertThat(DeadLetter.topicOf("ledger.statements", "account-events"))
                .isEqualTo("ledger.statements.account-events.dlt");
    }

    @Test
    void hasTheEventItsOriginAndTheFailure() {
        event.headers().add("ce_id", "1".getBytes(UTF_8));

        var letter = new DeadLetter("dlt", 2, "group", false).of(event, FAILURE);

        assertThat(letter.topic()).isEqualTo("dlt");
        assertThat(letter.partition()).isEqualTo(2);
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).isEqualTo(event.value());
        assertThat(header(letter, "ce_id")).isEqualTo("1");
        assertThat(header(letter, "kafka_dlt-original-topic")).isEqualTo("events");
        assertThat(DeadLetter.originalPartition(letter.headers())).contains(2);
        assertThat(header(letter, "kafka_dlt-original-consumer-group")).isEqualTo("group");
        assertThat(header(letter, "kafka_dlt-exception-cause-fqcn")).isEqualTo(MalformedEventException.class.getName());
        assertThat(header(letter, "kafka_dlt-exception-message"))
                .contains("xxx")
                .hasSize(1_003);
    }

    @Test
    void replacesAnOriginFromOutside() {
        event.headers().add("kafka_dlt-original-topic", "forged".getBytes(UTF_8));

        assertThat(origins(new DeadLetter("dlt", null, "group", false))).containsOnly("events");
    }

    @Test
    void keepsTheOriginOfAReplayedEvent() {
        event.headers().add("kafka_dlt-original-topic", "first".getBytes(UTF_8));

        assertThat(origins(new DeadLetter("dlt", null, "group", true))).containsOnly("first");
    }

    @Test
    void hasNoFailureWhenItIsReplayed() {
        var letter = new DeadLetter("dlt", null, "group", false).of(event, FAILURE);

        var headers = DeadLetter.withoutFailure(letter.headers());

        assertThat(headers).noneMatch(header -> header.key().startsWith("kafka_dlt-exception"));
        assertThat(DeadLetter.originalTopic(headers)).contains("events");
    }

    /** With and without the event. */
    private List<String> origins(DeadLetter letter) {
        return List.of(
                header(letter.of(event, FAILURE), "kafka_dlt-original-topic"),
                header(letter.withoutEvent(event, FAILURE), "kafka_dlt-original-topic"));
    }

    private static String header(ProducerRecord<?, ?> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
