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
 * The dead letter topic of one listener. An event that can never succeed goes there, with its cause in the headers, so that
 * it blocks nobody behind it.
 *
 * @see <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html">Dead letter channel</a>
 */
class DeadLetters {

    /** In bytes. Twice the default limit of Kafka's clients and brokers; the topic is provisioned with the same. */
    static final int LARGEST = 2 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_LOGGED = 200;

    private final EventHandlers listener;
    private final ProducerFactory<String, byte[]> producers;
    private final Counter deadLettered;

    DeadLetters(EventHandlers listener, ProducerFactory<String, byte[]> producers, Counter deadLettered) {
        this.listener = listener;
        this.producers = producers;
        this.deadLettered = deadLettered;
    }

    /** @throws KafkaException when it is not stored, so that the event counts as not handled and is tried again */
    void publish(ConsumerRecord<String, byte[]> event, Throwable failure) {
        try (var producer = producers.createProducer()) {
            var topic = listener.deadLetterTopic();
            var partition = partition(producer, event);
            try {
                send(producer, DeadLetter.of(topic, partition, event, listener.group(), failure));
            } catch (RecordTooLargeException e) {
                send(producer, DeadLetter.withoutEvent(topic, partition, event, listener.group(), failure));
            }
        }
        deadLettered.increment();
        log.error(
                "Dead-lettered {}-{}@{} (key {}) in {}: {}",
                event.topic(),
                event.partition(),
                event.offset(),
                loggable(String.valueOf(event.key())),
                listener.deadLetterTopic(),
                loggable(TransientFailures.root(failure).toString()));
    }

    /** The event's own; null, for any, where there are not so many. */
    private @Nullable Integer partition(Producer<String, byte[]> producer, ConsumerRecord<String, byte[]> event) {
        return event.partition()
                        < producer.partitionsFor(listener.deadLetterTopic()).size()
                ? event.partition()
                : null;
    }

    private static void send(Producer<String, byte[]> producer, ProducerRecord<String, byte[]> letter) {
        try {
            producer.send(letter).get(); // ends by the producer's own limits
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** In one line of bearable length: both come from outside. */
    private static String loggable(String text) {
        return DeadLetter.cut(text, LONGEST_LOGGED).replaceAll("\\p{Cntrl}", " ");
    }
}
