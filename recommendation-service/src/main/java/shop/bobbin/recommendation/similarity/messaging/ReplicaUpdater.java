package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.bobbin.chassis.telemetry.LogText;

/**
 * Processor of a global store that applies the records of a compacted topic to the in-memory replica, during restoration when
 * Streams starts, and afterwards as they arrive. Values arrive as bytes and {@link Update} deserializes them: the type of an
 * event is in its headers, which Streams does not give to a deserializer during restoration. A record that cannot be read is
 * counted and skipped, so its key keeps its former value. It is not sent to the dead letter topic: every instance reads all
 * records at every start and would send it each time.
 */
final class ReplicaUpdater implements Processor<String, byte[], Void, Void> {

    /** Applies one record. A null value is a tombstone: the entity with this key was deleted. */
    interface Update {
        void apply(String key, Headers headers, byte @Nullable [] value);
    }

    private static final Logger log = LoggerFactory.getLogger(ReplicaUpdater.class);

    private final String topic;
    private final Update update;
    private final MeterRegistry meters;
    private boolean warned;

    ReplicaUpdater(String topic, Update update, MeterRegistry meters) {
        this.topic = topic;
        this.update = update;
        this.meters = meters;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            update.apply(record.key(), record.headers(), record.value());
        } catch (RuntimeException | StackOverflowError unreadable) {
            meters.counter("bobbin.replica.skipped", "topic", topic).increment();
            if (!warned) {
                warned = true;
                log.warn(
                        "Skipped an unreadable record of {}, key {}; further ones are only counted: {}",
                        topic,
                        LogText.of(record.key()),
                        LogText.of(unreadable));
            }
        }
    }
}
