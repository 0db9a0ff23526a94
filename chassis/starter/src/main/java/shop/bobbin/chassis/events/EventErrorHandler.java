package shop.bobbin.chassis.events;

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
 * Error handler of the listener containers. After a transient failure the event is retried with back-off, without a limit on
 * attempts. The container is paused in between: it goes on polling, so that the consumer keeps its partitions. After any other
 * failure the event is dead-lettered at once. When dead-lettering fails, the event is retried in the same way: no event is lost.
 */
class EventErrorHandler implements CommonErrorHandler {

    private static final LogAccessor log = new LogAccessor(EventErrorHandler.class);
    private static final Duration CONSUMER_BACK_OFF = Duration.ofSeconds(1);

    private final EventHandlers handlers;
    private final DeadLetterChannel deadLetters;
    private final EventRetries retries;
    private final ListenerContainerPauseService pauses;

    EventErrorHandler(
            EventHandlers handlers,
            DeadLetterChannel deadLetters,
            EventRetries retries,
            ListenerContainerPauseService pauses) {
        this.handlers = handlers;
        this.deadLetters = deadLetters;
        this.retries = retries;
        this.pauses = pauses;
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    /** @param events the failed event, and the later events of the same poll */
    @Override
    public void handleRemaining(
            Exception failure,
            List<ConsumerRecord<?, ?>> events,
            Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        var event = events.getFirst();
        if (!TransientFailures.matches(failure) && tryDeadLetter(event, failure)) {
            retries.resolved(event);
            SeekUtils.doSeeksToBegin(events.subList(1, events.size()), consumer, log);
            return;
        }
        SeekUtils.doSeeksToBegin(events, consumer, log);
        pauses.pause(container, retries.failed(event, failure));
        // tells the container not to commit the offset
        throw new KafkaException("Will be retried", KafkaException.Level.DEBUG, failure);
    }

    @SuppressWarnings("unchecked")
    private boolean tryDeadLetter(ConsumerRecord<?, ?> event, Exception failure) {
        try {
            deadLetters.publish(handlers, (ConsumerRecord<String, byte[]>) event, failure);
            return true;
        } catch (RuntimeException e) {
            retries.unavailable(e);
            return false;
        }
    }

    /** After a poll or a commit that failed. */
    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        if (failure instanceof CommitFailedException || failure instanceof RebalanceInProgressException) {
            // the events are delivered again, and the inbox skips those that are handled
            log.debug(failure, "The partitions are being reassigned");
            return;
        }
        retries.unavailable(failure);
        try {
            ListenerUtils.stoppableSleep(container, CONSUMER_BACK_OFF.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
