package shop.bobbin.chassis.inbox;

import io.micrometer.core.instrument.Counter;
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

/**
 * Publisher to the dead letter topic of one {@link EventHandlers}. An event that fails permanently goes there, with the failure
 * in its headers, so that it does not block the events after it.
 *
 * @see <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html">Dead letter channel</a>
 */
class DeadLetters {

    /** In bytes. Twice the default limit of Kafka's clients and brokers; the topic is provisioned with the same. */
    static final int MAX_REQUEST_SIZE = 2 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int MAX_LOGGED = 200;

    private final EventHandlers handlers;
    private final ProducerFactory<String, byte[]> producers;
    private final Counter deadLettered;

    DeadLetters(EventHandlers handlers, ProducerFactory<String, byte[]> producers, Counter deadLettered) {
        this.handlers = handlers;
        this.producers = producers;
        this.deadLettered = deadLettered;
    }

    /** @throws KafkaException when the broker has not stored it; the event is then retried */
    void publish(ConsumerRecord<String, byte[]> event, Throwable failure) {
        try (var producer = producers.createProducer()) {
            var topic = handlers.deadLetterTopic();
            var partition = partition(producer, event);
            try {
                send(producer, DeadLetter.of(topic, partition, event, handlers.group(), failure));
            } catch (RecordTooLargeException e) {
                send(producer, DeadLetter.withoutEvent(topic, partition, event, handlers.group(), failure));
            }
        }
        deadLettered.increment();
        log.error(
                "Dead-lettered {}-{}@{} (key {}) in {}: {}",
                event.topic(),
                event.partition(),
                event.offset(),
                loggable(String.valueOf(event.key())),
                handlers.deadLetterTopic(),
                loggable(TransientFailures.root(failure).toString()));
    }

    /** The event's partition; null for any, when the dead letter topic has fewer. */
    private @Nullable Integer partition(Producer<String, byte[]> producer, ConsumerRecord<String, byte[]> event) {
        return event.partition()
                        < producer.partitionsFor(handlers.deadLetterTopic()).size()
                ? event.partition()
                : null;
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

    /** One line of limited length, because the text comes from outside. */
    private static String loggable(String text) {
        return DeadLetter.truncate(text, MAX_LOGGED).replaceAll("\\p{Cntrl}", " ");
    }
}
