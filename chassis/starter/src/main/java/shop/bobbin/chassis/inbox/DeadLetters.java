package shop.bobbin.chassis.inbox;

import io.micrometer.core.instrument.Counter;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConsumerAwareRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/**
 * Parks an event that can never succeed in a topic of the consumer group, with its cause in the headers, so that it blocks
 * nobody behind it. When the parking itself fails, the event counts as not handled and is tried again.
 *
 * @see <a href="https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html">Dead letter channel</a>
 */
class DeadLetters implements ConsumerAwareRecordRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final EventListener listener;
    private final DeadLetterPublishingRecoverer publisher;
    private final Counter parked;

    DeadLetters(EventListener listener, KafkaOperations<String, byte[]> kafka, Counter parked) {
        this.listener = listener;
        this.parked = parked;
        this.publisher = new DeadLetterPublishingRecoverer(
                kafka, (message, cause) -> new TopicPartition(listener.deadLetterTopic(), message.partition()));
        this.publisher.setLogRecoveryRecord(false);
        this.publisher.setAppendOriginalHeaders(
                false); // parked again, it still names the topic that it first came from
    }

    @Override
    public void accept(ConsumerRecord<?, ?> message, @Nullable Consumer<?, ?> consumer, @Nullable Exception cause) {
        var failure = cause == null ? new MalformedEventException("Unknown cause", null) : cause;
        publisher.accept(message, consumer, failure);
        parked.increment();
        log.error(
                "Parked {}-{}@{} (key {}) in {}: {}",
                message.topic(),
                message.partition(),
                message.offset(),
                message.key(),
                listener.deadLetterTopic(),
                rootMessage(failure));
    }

    static String rootMessage(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && !(root instanceof MalformedEventException)) {
            root = root.getCause();
        }
        return root.toString();
    }
}
