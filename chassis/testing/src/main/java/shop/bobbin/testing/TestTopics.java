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

/** A test client for Kafka topics: publishes events in place of other services, and reads committed events. */
public record TestTopics(String bootstrapServers) {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Publishes the contract's sample with a new event id, which is returned. */
    public String publish(EventContract event, String key) {
        return publish(event.topic(), key, event.type(), event.sample());
    }

    /** Publishes an event with a new id, which is returned. */
    public String publish(String topic, String key, String type, @Nullable String body) {
        var id = UUID.randomUUID().toString();
        publish(topic, key, type, id, body);
        return id;
    }

    /** Publishes an event with the given id; publishing the same id twice simulates a duplicate. */
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

    /** Publishes any record, also invalid ones: without a key, without headers. */
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

    /** All events that are committed in the topic now, ordered by offset within each partition. */
    public List<TestEvent> read(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // With read_committed the end offset is the last stable offset.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var events = new ArrayList<TestEvent>();
            var deadline = Instant.now().plus(TIMEOUT);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("Cannot read %s to its end".formatted(topic));
                }
                consumer.poll(Duration.ofMillis(200)).forEach(message -> events.add(TestEvent.of(message)));
            }
            return List.copyOf(events);
        }
    }

    /** Waits until the topic contains at least that many matching events, and returns all of them. */
    public List<TestEvent> await(String topic, int atLeast, Predicate<TestEvent> filter) {
        return Awaitility.await("%d events in %s".formatted(atLeast, topic))
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> read(topic).stream().filter(filter).toList(), events -> events.size() >= atLeast);
    }

    /** Waits for an event with this type and key, and returns the first one. */
    public TestEvent await(String topic, String type, String key) {
        return await(
                        topic,
                        1,
                        event -> key.equals(event.key())
                                && type.equals(event.headers().get("ce_type")))
                .getFirst();
    }

    /**
     * Waits until the consumer group has handled, dead-lettered or skipped every event that is committed in the topic
     * at the time of the call. It compares with the last event's offset, not with the end offset: after a transaction
     * the end offset includes the commit marker, which no consumer group commits.
     */
    public void awaitConsumed(String group, String topic) {
        awaitConsumed(group, topic, TIMEOUT);
    }

    void awaitConsumed(String group, String topic, Duration limit) {
        var ends = new HashMap<TopicPartition, Long>();
        read(topic)
                .forEach(event -> ends.put(new TopicPartition(event.topic(), event.partition()), event.offset() + 1));
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Awaitility.await("%s consumes %s".formatted(group, topic))
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> lagging(admin, group, ends), Map::isEmpty);
        }
    }

    /** The partitions, with the offset to reach, that the group has not consumed completely. */
    private static Map<TopicPartition, Long> lagging(Admin admin, String group, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var lagging = new HashMap<TopicPartition, Long>(ends);
        lagging.entrySet().removeIf(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return offset != null && offset.offset() >= end.getValue();
        });
        return lagging;
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
