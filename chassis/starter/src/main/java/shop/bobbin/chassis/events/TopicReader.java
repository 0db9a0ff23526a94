package shop.bobbin.chassis.events;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.SmartLifecycle;
import shop.bobbin.chassis.telemetry.EssentialThreads;

/**
 * Reader of whole topics, without a consumer group: it is assigned all partitions, so each instance reads each committed event, and
 * it commits no offsets. Its consumers have no metrics, since most exist for one call.
 */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> settings;
    private final String application;
    private final EssentialThreads threads;
    private final InstantSource clock;

    TopicReader(Map<String, Object> settings, String application, EssentialThreads threads, InstantSource clock) {
        this.settings = settings;
        this.application = application;
        this.threads = threads;
        this.clock = clock;
    }

    /** Offsets of one partition, from the first one up to the end, which is excluded. */
    public record Range(long start, long end) {}

    /**
     * The offsets that a topic has now. The end is that of the committed events.
     *
     * @throws KafkaException when the broker does not answer
     */
    public Map<TopicPartition, Range> ranges(String topic) {
        try (var consumer = consumer("earliest")) {
            var partitions = assignAll(consumer, topic);
            var starts = consumer.beginningOffsets(partitions);
            var ranges = new HashMap<TopicPartition, Range>();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) ->
                            ranges.put(partition, new Range(starts.getOrDefault(partition, 0L), end)));
            return ranges;
        }
    }

    /**
     * Reads ranges of a topic, in batches of at least one event.
     *
     * @param timeout for each batch, without the time to handle it
     * @throws KafkaException when nothing is read within the timeout before the ends are reached
     */
    public void read(
            Map<TopicPartition, Range> ranges, Duration timeout, Consumer<List<ConsumerRecord<String, byte[]>>> batch) {
        var deadline = System.nanoTime() + timeout.toNanos();
        try (var consumer = consumer("earliest")) {
            consumer.assign(ranges.keySet());
            ranges.forEach((partition, range) -> consumer.seek(partition, range.start()));
            while (ranges.entrySet().stream()
                    .anyMatch(range ->
                            consumer.position(range.getKey()) < range.getValue().end())) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(
                            "The end of the topic was not reached: nothing was read within " + timeout);
                }
                var events = StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                        .filter(event -> event.offset() < end(ranges, event))
                        .toList();
                if (!events.isEmpty()) {
                    batch.accept(events);
                    deadline = System.nanoTime() + timeout.toNanos();
                }
            }
        }
    }

    private static long end(Map<TopicPartition, Range> ranges, ConsumerRecord<?, ?> event) {
        var range = ranges.get(new TopicPartition(event.topic(), event.partition()));
        return range == null ? 0 : range.end();
    }

    /** The offsets that a consumer group has committed, without the partitions where it has not. */
    public Map<TopicPartition, Long> committed(String group, Set<TopicPartition> partitions) {
        var ofGroup = new HashMap<>(settings);
        ofGroup.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        var offsets = new HashMap<TopicPartition, Long>();
        try (var consumer = consumer(ofGroup)) {
            consumer.committed(partitions).forEach((partition, committed) -> {
                if (committed != null) {
                    offsets.put(partition, committed.offset());
                }
            });
        }
        return offsets;
    }

    /**
     * Creates a consumer that reads each event from the end of the topic on, as long as the application runs.
     *
     * @param restarted called when it is at the end, at first and after each outage: events may have been missed
     */
    public SmartLifecycle follow(String topic, Runnable restarted, Consumer<ConsumerRecord<String, byte[]>> handler) {
        return new BroadcastConsumer(topic, () -> consumer("latest"), restarted, handler, threads, clock);
    }

    static List<TopicPartition> assignAll(KafkaConsumer<?, ?> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions); // also before reading offsets only: otherwise the client logs a warning for each
        return partitions;
    }

    /** @param reset where it continues when Kafka has deleted its position */
    private KafkaConsumer<String, byte[]> consumer(String reset) {
        var withReset = new HashMap<>(settings);
        withReset.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
        return consumer(withReset);
    }

    /** Its client id is random, because two at the same time would register the same MBean. */
    private KafkaConsumer<String, byte[]> consumer(Map<String, Object> of) {
        var withId = new HashMap<>(of);
        withId.put(ConsumerConfig.CLIENT_ID_CONFIG, application + ".reader-" + UUID.randomUUID());
        return new KafkaConsumer<>(withId, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
