package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a compacted topic into the replica, at start and from then on. It decodes for itself: at start Streams reads
 * without the headers, in which an event says what it is. What cannot be read is counted and skipped, and is no dead letter:
 * each instance would make one of it, at each start, and the topic keeps it until its key is written again.
 */
final class Replicate implements Processor<String, byte[], Void, Void> {

    /** Takes one record in; without a value the key is gone. */
    interface Update {
        void apply(String key, Headers headers, byte @Nullable [] value);
    }

    private static final Logger log = LoggerFactory.getLogger(Replicate.class);

    private final String topic;
    private final Update update;
    private final MeterRegistry meters;
    private boolean warned;

    Replicate(String topic, Update update, MeterRegistry meters) {
        this.topic = topic;
        this.update = update;
        this.meters = meters;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            update.apply(record.key(), record.headers(), record.value());
        } catch (RuntimeException | StackOverflowError unreadable) {
            meters.counter("bobbin.signal.skipped", "topic", topic).increment();
            if (!warned) {
                warned = true;
                log.warn(
                        "Skipped an unreadable record of {}, key {}, and may skip more of them: {}",
                        topic,
                        record.key(),
                        DeadLetter.message(unreadable));
            }
        }
    }
}
