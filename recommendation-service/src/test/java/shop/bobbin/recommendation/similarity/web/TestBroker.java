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
import shop.bobbin.recommendation.similarity.messaging.ProducedEvent;
import shop.bobbin.testing.ReactorRoot;

/** A Kafka broker with the topics of the shop, and a producer in place of the other services. */
final class TestBroker implements AutoCloseable {

    /** In bytes: the largest body that the broker accepts together with the headers of an event. */
    static final int MAX_BODY_SIZE = 1_047_000;

    private final BackingServices backing = BackingServices.start(BackingOptions.ephemeral());
    private final KafkaProducer<String, byte[]> producer;

    TestBroker() {
        backing.kafka().provision(Topic.read(ReactorRoot.resolve("deploy/topics.txt")));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers()), new StringSerializer(), new ByteArraySerializer());
    }

    String bootstrapServers() {
        return backing.kafka().bootstrapServers();
    }

    void send(ProducedEvent... events) {
        sendTo(null, events);
    }

    void sendTo(@Nullable Integer partition, ProducedEvent... events) {
        try {
            for (ProducedEvent event : events) {
                producer.send(new ProducerRecord<>(
                                event.topic(), partition, event.key(), event.bytes(), event.headers()))
                        .get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a topic from its beginning, until it has so many records, for at most 10 s. */
    List<ConsumerRecord<String, byte[]>> read(String topic, int atLeast) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed");
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
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
            var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
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
