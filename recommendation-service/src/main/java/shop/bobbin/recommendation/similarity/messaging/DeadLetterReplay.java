package shop.bobbin.recommendation.similarity.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Delivers dead letters to the topology again, once their cause is mended. Events go to a topic that only this application
 * reads, records from between its steps to the internal topics that they came from: no other service sees them.
 *
 * <p>The transaction that writes them also commits the offsets up to which the dead letter topic has been replayed, and the
 * next replay begins there. There is one such transaction at a time over all instances, because they share its id: a replay
 * that begins while another is writing aborts the other, which fails. So each dead letter is replayed once. The deletion
 * afterwards only frees the space.
 */
final class DeadLetterReplay {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterReplay.class);

    /** The consumer group of the committed offsets; it has no members. */
    private static final String GROUP = Topics.APPLICATION + ".replay";

    /** Says of a record on its way back which replay it belongs to; so it is known when it fails again. */
    private static final String REPLAY_ID = "bobbin-replay-id";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Map<String, Object> client;
    private final Supplier<UUID> ids;

    /**
     * @param client how Kafka is reached
     * @param ids of replays
     */
    DeadLetterReplay(Map<String, Object> client, Supplier<UUID> ids) {
        this.client = client;
        this.ids = ids;
    }

    /** Outcome of one call. */
    record Replayed(int replayed, int deadLetteredAgain) {}

    long waiting(String topic) {
        try (var admin = Admin.create(client)) {
            var ends = ends(admin, topic);
            return read(topic, positions(admin, ends), ends, letter -> {});
        }
    }

    synchronized Replayed replay(String topic) {
        String id = ids.get().toString();
        try (var admin = Admin.create(client)) {
            var written = write(topic, id, admin);
            delete(admin, written.read());
            awaitTaken(admin, written.ends());
            var again = new AtomicInteger();
            read(topic, written.read(), ends(admin, topic), letter -> {
                if (DeadLetter.text(letter.headers(), REPLAY_ID).equals(id)) {
                    again.incrementAndGet();
                }
            });
            return new Replayed(written.number() - again.get(), again.get());
        }
    }

    /**
     * What has been written.
     *
     * @param read up to where the dead letters were read
     * @param ends behind the last record of each partition
     */
    private record Written(int number, Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {}

    private Written write(String topic, String id, Admin admin) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Topics.APPLICATION + "-replay");
        Map<TopicPartition, Long> written = new ConcurrentHashMap<>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions(); // from here on no other replay moves the positions
            producer.beginTransaction();
            var ends = ends(admin, topic); // what fails again meanwhile is for the next call
            int number = read(
                    topic,
                    positions(admin, ends),
                    ends,
                    letter -> producer.send(again(letter, id), (place, failure) -> {
                        if (failure == null) { // otherwise the commit fails
                            var partition = new TopicPartition(place.topic(), place.partition());
                            written.merge(partition, place.offset() + 1, Math::max);
                        }
                    }));
            Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
            ends.forEach((partition, end) -> read.put(partition, new OffsetAndMetadata(end)));
            producer.sendOffsetsToTransaction(read, new ConsumerGroupMetadata(GROUP));
            producer.commitTransaction();
            return new Written(number, ends, written);
        }
    }

    private static void delete(Admin admin, Map<TopicPartition, Long> read) {
        Map<TopicPartition, RecordsToDelete> done = new HashMap<>();
        read.forEach((partition, end) -> done.put(partition, RecordsToDelete.beforeOffset(end)));
        try {
            get(admin.deleteRecords(done).all());
        } catch (KafkaException failure) {
            log.warn("Cannot delete the replayed dead letters before {}: {}", read, failure.toString());
        }
    }

    private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> letter, String id) {
        var headers = DeadLetter.withoutFailure(letter.headers());
        headers.remove(REPLAY_ID);
        headers.add(REPLAY_ID, id.getBytes(StandardCharsets.UTF_8));
        String origin = DeadLetter.text(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC);
        var partition = headers.lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION);
        return Topics.isInternal(origin) && partition != null
                ? new ProducerRecord<>(
                        origin, ByteBuffer.wrap(partition.value()).getInt(), letter.key(), letter.value(), headers)
                : new ProducerRecord<>(Topics.REPLAY, null, letter.key(), letter.value(), headers);
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (var description :
                get(admin.describeTopics(List.of(topic)).allTopicNames()).values()) {
            for (var info : description.partitions()) {
                latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(admin.listOffsets(latest).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Where the next replay begins in each partition that has been replayed. */
    private static Map<TopicPartition, Long> positions(Admin admin, Map<TopicPartition, Long> ends) {
        var stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
        var committed = get(admin.listConsumerGroupOffsets(GROUP, stable).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> positions = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata position = committed.get(partition);
            if (position != null && position.offset() <= end) { // otherwise it is of a topic that was deleted
                positions.put(partition, position.offset());
            }
        });
        return positions;
    }

    /**
     * Reads from the given offsets, or the beginning, to the ends; waits for transactions that are open before these.
     *
     * @return how many dead letters there were
     */
    private int read(
            String topic,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            from.forEach(consumer::seek);
            int number = 0;
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var letters = consumer.poll(POLL);
                for (var letter : letters) {
                    if (letter.offset() < ends.getOrDefault(partition(letter), 0L)) {
                        each.accept(letter);
                        number++;
                    }
                }
                if (!letters.isEmpty()) {
                    deadline = System.nanoTime() + LIMIT.toNanos();
                } else if (System.nanoTime() > deadline) {
                    throw new KafkaException("Cannot read " + topic + " to its end");
                }
            }
            return number;
        }
    }

    /** Each letter that fails again is committed together with the position behind it. */
    private static void awaitTaken(Admin admin, Map<TopicPartition, Long> written) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!isTaken(admin, written)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The Streams application has not taken the replayed events in "
                        + LIMIT.toSeconds() + " s; it will take them as soon as it runs");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean isTaken(Admin admin, Map<TopicPartition, Long> written) {
        var committed = get(admin.listConsumerGroupOffsets(Topics.APPLICATION).partitionsToOffsetAndMetadata());
        return written.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata position = committed.get(end.getKey());
            return position != null && position.offset() >= end.getValue();
        });
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> letter) {
        return new TopicPartition(letter.topic(), letter.partition());
    }

    private static <T> T get(Future<T> answer) {
        try {
            return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaException("Kafka has not replayed the dead letters", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
