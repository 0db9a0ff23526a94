package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processor of a global store that applies the records of a compacted topic to the replica, first while Streams restores the
 * store at its start, then as they are written. It deserializes them itself, because a deserializer has no headers during
 * the restoration, and the type of an event is in the headers. A record that cannot be read is counted and skipped. It does
 * not become a dead letter, because each instance would write one at each start.
 */
final class ReplicaUpdater implements Processor<String, byte[], Void, Void> {

    /** Applies one record. A null value is a tombstone: the key was deleted. */
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
                        record.key(),
                        StreamDeadLetter.message(unreadable));
            }
        }
    }
}
