package shop.bobbin.chassis.inbox;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.springframework.core.log.LogAccessor;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.SeekUtils;

/**
 * What happens with an event whose handler has failed. A failure that will pass is retried without end while the container
 * pauses, so that the consumer keeps its partitions and an outage makes no dead letters. Any other is dead-lettered at once; when
 * that fails, the event is retried in the same way, so that nothing is lost and nothing is tried in a hot loop.
 */
class FailedEvents implements CommonErrorHandler {

    private static final LogAccessor log = new LogAccessor(FailedEvents.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DeadLetters deadLetters;
    private final Retries retries;
    private final ListenerContainerPauseService pauses;

    FailedEvents(DeadLetters deadLetters, Retries retries, ListenerContainerPauseService pauses) {
        this.deadLetters = deadLetters;
        this.retries = retries;
        this.pauses = pauses;
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    /** @param events the one that has failed, and all behind it that were polled with it */
    @Override
    public void handleRemaining(
            Exception failure,
            List<ConsumerRecord<?, ?>> events,
            Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        var event = events.getFirst();
        if (!TransientFailures.matches(failure) && isDeadLettered(event, failure)) {
            retries.ended(event);
            SeekUtils.doSeeksToBegin(events.subList(1, events.size()), consumer, log);
            return;
        }
        SeekUtils.doSeeksToBegin(events, consumer, log);
        pauses.pause(container, retries.failed(event, failure));
        // so that the container does not commit it
        throw new KafkaException("Will be tried again", KafkaException.Level.DEBUG, failure);
    }

    @SuppressWarnings("unchecked")
    private boolean isDeadLettered(ConsumerRecord<?, ?> event, Exception failure) {
        try {
            deadLetters.publish((ConsumerRecord<String, byte[]>) event, failure);
            return true;
        } catch (RuntimeException e) {
            retries.unavailable(e);
            return false;
        }
    }

    /** The consumer itself has failed: to poll, or to commit. */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        if (failure instanceof CommitFailedException || failure instanceof RebalanceInProgressException) {
            log.debug(failure, "Another consumer goes on with these partitions"); // the inbox knows what is handled
            return;
        }
        retries.unavailable(failure);
        try {
            ListenerUtils.stoppableSleep(container, PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
