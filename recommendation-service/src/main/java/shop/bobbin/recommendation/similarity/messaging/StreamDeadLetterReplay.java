package shop.bobbin.recommendation.similarity.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.bobbin.chassis.deadletters.DeadLetter;
import shop.bobbin.chassis.deadletters.DeadLetterReplay;
import shop.bobbin.chassis.events.TopicReader;
import shop.bobbin.chassis.events.TopicReader.Range;

/**
 * Replay to the topology. Events go to a topic that only this application reads, records of internal topics to the topic that they
 * came from.
 *
 * <p>The transaction that writes them also commits the offsets up to which the dead letter topic has been replayed; the next
 * replay begins there. All instances use the same transactional id, so only one transaction is open at a time: a replay that
 * begins while another is writing fences the other, which fails. So each dead letter is replayed once. They are deleted
 * afterwards, only to free disk space.
 */
final class StreamDeadLetterReplay implements DeadLetterReplay {

    private static final Logger log = LoggerFactory.getLogger(StreamDeadLetterReplay.class);

    /** The consumer group that the offsets are committed for; it has no members. */
    private static final String GROUP = Topics.APPLICATION + ".replay";

    /** The header with the id of the replay, by which records that fail again are counted. */
    private static final String REPLAY_ID = "bobbin-replay-id";

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, Object> client;
    private final TopicReader topics;
    private final Supplier<UUID> ids;

    /**
     * @param client the connection settings of Kafka clients
     * @param ids generates the id of each replay
     */
    StreamDeadLetterReplay(Map<String, Object> client, TopicReader topics, Supplier<UUID> ids) {
        this.client = client;
        this.topics = topics;
        this.ids = ids;
    }

    @Override
    public List<String> topics() {
        return List.of(Topics.ORDERS_DEAD_LETTERS, Topics.WISHES_DEAD_LETTERS, Topics.INTERNAL_DEAD_LETTERS);
    }

    /** Reads them: the offsets also count the markers of transactions. */
    @Override
    public long count(String topic) {
        try (var admin = Admin.create(client)) {
            var ends = ends(admin, topic);
            return read(positions(ends), ends, deadLetter -> {});
        }
    }

    /** Waits until the topology has processed them. */
    @Override
    public synchronized ReplayResult replay(String topic) {
        byte[] id = ids.get().toString().getBytes(StandardCharsets.UTF_8);
        try (var admin = Admin.create(client)) {
            var written = write(topic, id, admin);
            delete(admin, written.read());
            awaitProcessed(admin, written.ends());
            var failedAgain = new AtomicInteger();
            read(written.read(), ends(admin, topic), deadLetter -> {
                if (Arrays.equals(replayId(deadLetter), id)) {
                    failedAgain.incrementAndGet();
                }
            });
            return new ReplayResult(written.number() - failedAgain.get(), failedAgain.get());
        }
    }

    private static byte @Nullable [] replayId(ConsumerRecord<?, ?> deadLetter) {
        var header = deadLetter.headers().lastHeader(REPLAY_ID);
        return header == null ? null : header.value();
    }

    /**
     * The records that a replay has written.
     *
     * @param read the end offsets up to which the dead letter topic was read
     * @param ends for each partition that was written to, the offset after the last record
     */
    private record Written(int number, Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {}

    private Written write(String topic, byte[] id, Admin admin) {
        var settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Topics.APPLICATION + "-replay");
        var written = new ConcurrentHashMap<TopicPartition, Long>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions(); // from here on no other replay can commit offsets
            producer.beginTransaction();
            var ends = ends(admin, topic); // records that fail again in the meantime are for the next replay
            int number = read(
                    positions(ends),
                    ends,
                    deadLetter -> producer.send(toReplay(deadLetter, id), (metadata, failure) -> {
                        if (failure == null) { // after a failure the commit fails too
                            var partition = new TopicPartition(metadata.topic(), metadata.partition());
                            written.merge(partition, metadata.offset() + 1, Math::max);
                        }
                    }));
            var read = new HashMap<TopicPartition, OffsetAndMetadata>();
            ends.forEach((partition, end) -> read.put(partition, new OffsetAndMetadata(end)));
            producer.sendOffsetsToTransaction(read, new ConsumerGroupMetadata(GROUP));
            producer.commitTransaction();
            return new Written(number, ends, written);
        }
    }

    private static void delete(Admin admin, Map<TopicPartition, Long> read) {
        var done = new HashMap<TopicPartition, RecordsToDelete>();
        read.forEach((partition, end) -> done.put(partition, RecordsToDelete.beforeOffset(end)));
        try {
            get(admin.deleteRecords(done).all());
        } catch (KafkaException failure) {
            log.warn("Cannot delete the replayed dead letters before {}: {}", read, failure.toString());
        }
    }

    private static ProducerRecord<String, byte[]> toReplay(ConsumerRecord<String, byte[]> deadLetter, byte[] id) {
        var headers = DeadLetter.withoutFailure(deadLetter.headers());
        headers.remove(REPLAY_ID).add(REPLAY_ID, id);
        var origin = DeadLetter.originalTopic(headers).orElse("");
        return Topics.isInternal(origin)
                ? new ProducerRecord<>(
                        origin,
                        DeadLetter.originalPartition(headers).orElse(null),
                        deadLetter.key(),
                        deadLetter.value(),
                        headers)
                : new ProducerRecord<>(Topics.REPLAY, null, deadLetter.key(), deadLetter.value(), headers);
    }

    /** With the open transactions, for which {@link #read} waits. */
    private static Map<TopicPartition, Long> ends(Admin admin, String topic) {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (var description :
                get(admin.describeTopics(List.of(topic)).allTopicNames()).values()) {
            for (var info : description.partitions()) {
                latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest());
            }
        }
        var ends = new HashMap<TopicPartition, Long>();
        get(admin.listOffsets(latest).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** The committed offsets, where the next replay begins; without partitions that have never been replayed. */
    private Map<TopicPartition, Long> positions(Map<TopicPartition, Long> ends) {
        var positions = topics.committed(GROUP, ends.keySet());
        // otherwise the topic was deleted and created again
        positions.entrySet().removeIf(position -> position.getValue() > ends.getOrDefault(position.getKey(), 0L));
        return positions;
    }

    /**
     * Reads from the given offsets, or from the beginning, to the ends.
     *
     * @return the number of dead letters
     */
    private int read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        var ranges = new HashMap<TopicPartition, Range>();
        ends.forEach((partition, end) -> ranges.put(partition, new Range(from.getOrDefault(partition, 0L), end)));
        var number = new AtomicInteger();
        topics.read(ranges, TIMEOUT, deadLetters -> {
            deadLetters.forEach(each);
            number.addAndGet(deadLetters.size());
        });
        return number.get();
    }

    /** Then the records that have failed again are dead letters too: both are committed in one transaction. */
    private static void awaitProcessed(Admin admin, Map<TopicPartition, Long> written) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!isProcessed(admin, written)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The Streams application has not processed the replayed events within "
                        + TIMEOUT.toSeconds() + " s; it will process them when it runs");
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    private static boolean isProcessed(Admin admin, Map<TopicPartition, Long> written) {
        var committed = get(admin.listConsumerGroupOffsets(Topics.APPLICATION).partitionsToOffsetAndMetadata());
        return written.entrySet().stream().allMatch(end -> {
            var position = committed.get(end.getKey());
            return position != null && position.offset() >= end.getValue();
        });
    }

    private static <T> T get(Future<T> result) {
        try {
            return result.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaException("Cannot replay the dead letters", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
