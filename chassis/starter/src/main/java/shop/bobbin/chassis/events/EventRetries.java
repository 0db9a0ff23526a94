package shop.bobbin.chassis.events;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import shop.bobbin.chassis.database.DatabaseFailures;
import shop.bobbin.chassis.telemetry.OutageLog;

/**
 * The events that are being retried for one topic and consumer group, at most one in each partition, with their back-off. They
 * are logged as one outage: it begins with the third failure of an event and ends with the last retried event.
 */
class EventRetries {

    private static final int UNLOGGED_ATTEMPTS = 2;

    private final BackOff backOff;
    private final OutageLog databaseOutage;
    private final OutageLog outage;
    private final Map<TopicPartition, Retry> retries = new ConcurrentHashMap<>();

    /** @param databaseOutage the outage log of the database, shared by all parts of the service */
    EventRetries(EventHandlers handlers, BackOff backOff, OutageLog databaseOutage, InstantSource clock) {
        this.backOff = backOff;
        this.databaseOutage = databaseOutage;
        this.outage = new OutageLog(
                LoggerFactory.getLogger(EventRetries.class),
                "The consumer %s of %s".formatted(handlers.group(), handlers.topic()),
                clock);
    }

    private record Retry(long offset, int attempts, BackOffExecution backOff) {

        Retry next() {
            return new Retry(offset, attempts + 1, backOff);
        }
    }

    /** Records a failure and returns the back-off before the next attempt. */
    Duration failed(ConsumerRecord<?, ?> event, Throwable cause) {
        var retry = retries.compute(
                partition(event),
                (_, last) -> last == null || last.offset() != event.offset()
                        ? new Retry(event.offset(), 1, backOff.start())
                        : last.next());
        if (retry.attempts() > UNLOGGED_ATTEMPTS) {
            unavailable(cause);
        }
        return Duration.ofMillis(retry.backOff().nextBackOff());
    }

    /** Logs the beginning of an outage. */
    void unavailable(Throwable cause) {
        if (DatabaseFailures.isOutage(cause)) {
            databaseOutage.failed(RootCause.of(cause));
        } else {
            outage.failed(RootCause.of(cause));
        }
    }

    /** Records that an event has been handled or dead-lettered. */
    void resolved(ConsumerRecord<?, ?> event) {
        retries.remove(partition(event));
        if (retries.isEmpty()) {
            outage.succeeded();
        }
    }

    /** Removes revoked partitions: other consumers read them now. */
    void remove(Collection<TopicPartition> partitions) {
        retries.keySet().removeAll(partitions);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> event) {
        return new TopicPartition(event.topic(), event.partition());
    }
}
