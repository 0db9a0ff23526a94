package shop.bobbin.chassis.deadletters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;
import shop.bobbin.chassis.events.DeadLetterChannel;
import shop.bobbin.chassis.events.EventHandlers;
import shop.bobbin.chassis.events.RootCause;
import shop.bobbin.chassis.telemetry.LogText;

/** Publisher to the dead letter topics of the event handlers. */
class DeadLetters implements DeadLetterChannel {

    /** In bytes. Twice the default limit of Kafka's clients and brokers; the topics are provisioned with the same. */
    static final int MAX_REQUEST_SIZE = 2 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final ProducerFactory<String, byte[]> producers;
    private final MeterRegistry metrics;

    /** @param handlers those whose metrics exist before the first dead letter */
    DeadLetters(ProducerFactory<String, byte[]> producers, MeterRegistry metrics, List<EventHandlers> handlers) {
        this.producers = producers;
        this.metrics = metrics;
        handlers.forEach(this::counter);
    }

    @Override
    public void publish(EventHandlers handlers, ConsumerRecord<String, byte[]> event, Throwable failure) {
        var topic = DeadLetter.topicOf(handlers.group(), handlers.topic());
        try (var producer = producers.createProducer()) {
            var replayed = event.topic().equals(topic);
            var letter = new DeadLetter(topic, partition(producer, topic, event), handlers.group(), replayed);
            try {
                send(producer, letter.of(event, failure));
            } catch (RecordTooLargeException e) {
                send(producer, letter.withoutEvent(event, failure));
            }
        }
        counter(handlers).increment();
        log.error(
                "Dead-lettered {}-{}@{} (key {}) in {}: {}",
                event.topic(),
                event.partition(),
                event.offset(),
                LogText.of(event.key()),
                topic,
                LogText.of(RootCause.of(failure)));
    }

    private Counter counter(EventHandlers handlers) {
        return metrics.counter("bobbin.inbox.dead-lettered", "group", handlers.group(), "topic", handlers.topic());
    }

    /** The event's partition; null for any, when the dead letter topic has fewer. */
    private static @Nullable Integer partition(
            Producer<String, byte[]> producer, String topic, ConsumerRecord<String, byte[]> event) {
        return event.partition() < producer.partitionsFor(topic).size() ? event.partition() : null;
    }

    private static void send(Producer<String, byte[]> producer, ProducerRecord<String, byte[]> letter) {
        try {
            producer.send(letter).get(); // limited by the producer's timeouts
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
