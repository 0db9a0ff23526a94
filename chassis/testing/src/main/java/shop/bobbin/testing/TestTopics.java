package shop.bobbin.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Topics as the other services see them: publishes an event in another's name, reads what is committed. */
public record TestTopics(String bootstrapServers) {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Publishes the producer's own sample under a new id, which is returned. */
    public String publish(EventContract event, String key) {
        return publish(event.topic(), key, event.type(), event.sample());
    }

    /** Publishes under a new id, which is returned. */
    public String publish(String topic, String key, String type, @Nullable String body) {
        String id = UUID.randomUUID().toString();
        publish(topic, key, type, id, body);
        return id;
    }

    /** Publishes under this id: the same one twice is a duplicate delivery. */
    public void publish(String topic, String key, String type, String id, @Nullable String body) {
        publish(
                topic,
                key,
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "urn:bobbin:test",
                        "ce_type",
                        type,
                        "ce_subject",
                        key,
                        "ce_time",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                        "content-type",
                        "application/json"),
                body);
    }

    /** Publishes anything, events without a key or with missing headers included. */
    public void publish(String topic, @Nullable String key, Map<String, String> headers, @Nullable String body) {
        byte @Nullable [] value = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<@Nullable String, byte @Nullable []> message = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<@Nullable String, byte @Nullable []> producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                ByteArraySerializer.class))) {
            producer.send(message).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("Cannot publish to " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Everything that is committed in the topic now, by partition and offset. */
    public List<TestEvent> read(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // For a reader of committed records this is the end of what is decided.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<TestEvent> events = new ArrayList<>();
            Instant deadline = Instant.now().plus(TIMEOUT);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("Cannot read %s to its end".formatted(topic));
                }
                consumer.poll(Duration.ofMillis(200)).forEach(message -> events.add(TestEvent.of(message)));
            }
            return List.copyOf(events);
        }
    }

    /** Waits until the topic holds at least so many events that match, and returns them all. */
    public List<TestEvent> await(String topic, int atLeast, Predicate<TestEvent> wanted) {
        return Awaitility.await("%d events in %s".formatted(atLeast, topic))
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> read(topic).stream().filter(wanted).toList(), events -> events.size() >= atLeast);
    }

    /** Waits until an event of this type with this key is in the topic, and returns the first one. */
    public TestEvent await(String topic, String type, String key) {
        return await(
                        topic,
                        1,
                        event -> key.equals(event.key())
                                && type.equals(event.headers().get("ce_type")))
                .getFirst();
    }

    /**
     * Waits until the consumer group has handled, dead-lettered or skipped every event that is committed in the topic at
     * the time of the call. A partition's end is its last event here: the end offset of a topic that is written in
     * transactions lies behind the marker of the last one, and no group commits that.
     */
    public void awaitConsumed(String group, String topic) {
        awaitConsumed(group, topic, TIMEOUT);
    }

    void awaitConsumed(String group, String topic, Duration limit) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        read(topic)
                .forEach(event -> ends.put(new TopicPartition(event.topic(), event.partition()), event.offset() + 1));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Awaitility.await("%s consumes %s".formatted(group, topic))
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> behind(admin, group, ends), Map::isEmpty);
        }
    }

    /** The ends that the group has not reached. */
    private static Map<TopicPartition, Long> behind(Admin admin, String group, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, Long> behind = new HashMap<>(ends);
        behind.entrySet().removeIf(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return offset != null && offset.offset() >= end.getValue();
        });
        return behind;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                "false",
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class));
    }
}
