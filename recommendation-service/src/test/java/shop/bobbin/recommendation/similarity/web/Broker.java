package shop.bobbin.recommendation.similarity.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.backing.Topic;
import shop.bobbin.recommendation.similarity.messaging.Event;
import shop.bobbin.testing.ReactorRoot;

/** A real Kafka with the shop's topics, and the other services' part: sending events. */
final class Broker implements AutoCloseable {

    /** As many bytes of a body as the broker takes, with the headers of an event beside them. */
    static final int LARGEST = 1_047_000;

    private final BackingServices backing = BackingServices.start(BackingOptions.ephemeral());
    private final KafkaProducer<String, byte[]> producer;

    Broker() {
        backing.kafka().provision(Topic.read(ReactorRoot.resolve("deploy/topics.txt")));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers()), new StringSerializer(), new ByteArraySerializer());
    }

    String bootstrapServers() {
        return backing.kafka().bootstrapServers();
    }

    void send(Event... events) {
        sendTo(null, events);
    }

    void sendTo(@Nullable Integer partition, Event... events) {
        try {
            for (Event event : events) {
                producer.send(new ProducerRecord<>(
                                event.topic(), partition, event.key(), event.bytes(), event.headers()))
                        .get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is in a topic within some seconds. */
    List<ConsumerRecord<String, byte[]>> read(String topic, int atLeast) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int i = 0; i < 20 && records.size() < atLeast; i++) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
        }
        return records;
    }

    /** Commits the end of each partition for a group. */
    void commitEnds(String group, String topic) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers());
        try (var admin = Admin.create(settings);
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            consumer.endOffsets(partitions)
                    .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
            admin.alterConsumerGroupOffsets(group, ends).all().get();
        }
    }

    @Override
    public void close() {
        producer.close();
        backing.close();
    }
}
