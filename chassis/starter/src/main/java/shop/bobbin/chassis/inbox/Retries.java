package shop.bobbin.chassis.inbox;

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
 * The events of one listener that are being retried, at most one in each partition. Together they are one outage in the log:
 * it begins with the first that fails more than twice, and ends when none is left.
 */
class Retries {

    private static final int SILENT_ATTEMPTS = 2;

    private final BackOff backOff;
    private final OutageLog databaseOutage;
    private final OutageLog outage;
    private final Map<TopicPartition, Retry> retries = new ConcurrentHashMap<>();

    /** @param databaseOutage where an outage of the database is logged once for all parts of the service */
    Retries(EventHandlers listener, BackOff backOff, OutageLog databaseOutage, InstantSource clock) {
        this.backOff = backOff;
        this.databaseOutage = databaseOutage;
        this.outage = new OutageLog(
                LoggerFactory.getLogger(Retries.class),
                "The listener %s to %s".formatted(listener.group(), listener.topic()),
                clock);
    }

    private record Retry(long offset, int attempts, BackOffExecution waits) {

        Retry next() {
            return new Retry(offset, attempts + 1, waits);
        }
    }

    /** How long to wait before the event is tried again. */
    Duration failed(ConsumerRecord<?, ?> event, Throwable cause) {
        var retry = retries.compute(
                partition(event),
                (_, last) -> last == null || last.offset() != event.offset()
                        ? new Retry(event.offset(), 1, backOff.start())
                        : last.next());
        if (retry.attempts() > SILENT_ATTEMPTS) {
            unavailable(cause);
        }
        return Duration.ofMillis(retry.waits().nextBackOff());
    }

    /** Nothing can be done, not even for one event. */
    void unavailable(Throwable cause) {
        if (DatabaseFailures.isOutage(cause)) {
            databaseOutage.failed(TransientFailures.root(cause));
        } else {
            outage.failed(TransientFailures.root(cause));
        }
    }

    /** The event has been handled or dead-lettered. */
    void ended(ConsumerRecord<?, ?> event) {
        retries.remove(partition(event));
        if (retries.isEmpty()) {
            outage.succeeded();
        }
    }

    /** Other instances go on with these. */
    void forget(Collection<TopicPartition> partitions) {
        retries.keySet().removeAll(partitions);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> event) {
        return new TopicPartition(event.topic(), event.partition());
    }
}
