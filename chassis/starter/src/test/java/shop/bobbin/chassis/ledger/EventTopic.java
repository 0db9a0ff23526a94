package shop.bobbin.chassis.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads a topic's committed records, and writes records to it without the outbox. */
public final class EventTopic {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private EventTopic() {}

    /** All current records, in order per partition. */
    public static List<ConsumerRecord<String, byte[]>> read(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", Ledger.backing().kafka().bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    public static List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return read(topic).stream().filter(event -> key.equals(event.key())).toList();
    }

    /** The versions in an account's events, in the topic's order; duplicates count once. */
    public static List<Long> versions(List<ConsumerRecord<String, byte[]>> events) {
        var byId = new LinkedHashMap<String, Long>();
        events.forEach(event -> byId.putIfAbsent(header(event, "ce_id"), version(event)));
        return List.copyOf(byId.values());
    }

    public static long version(ConsumerRecord<String, byte[]> event) {
        return JsonMapper.shared().readTree(event.value()).get("version").asLong();
    }

    public static String header(ConsumerRecord<String, byte[]> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** An event as the outbox relay writes it. */
    public static ProducerRecord<String, byte[]> credited(Ledger ledger, String account, UUID id, String body) {
        return credited(ledger, null, account, id, body);
    }

    public static ProducerRecord<String, byte[]> credited(
            Ledger ledger, @Nullable Integer partition, String account, UUID id, String body) {
        var event = new ProducerRecord<>(ledger.topic(), partition, account, body.getBytes(StandardCharsets.UTF_8));
        event.headers()
                .add("ce_id", id.toString().getBytes(StandardCharsets.UTF_8))
                .add("ce_type", "ledger.account.credited.v1".getBytes(StandardCharsets.UTF_8));
        return event;
    }

    public static String body(String account, long amount) {
        return "{\"account\": \"%s\", \"version\": 1, \"amount\": %d}".formatted(account, amount);
    }

    /**
     * Writes the events and returns their positions. The producer compresses and has a large size limit, so that an event can be
     * larger than other producers can send.
     */
    public static List<RecordMetadata> write(List<ProducerRecord<String, byte[]>> events) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                Ledger.backing().kafka().bootstrapServers(),
                "acks",
                "all",
                "compression.type",
                "gzip",
                "max.request.size",
                "16777216");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var sent = events.stream().map(producer::send).toList();
            producer.flush();
            return sent.stream().map(Future::resultNow).toList();
        }
    }

    /** Waits until the ledger's listener has handled or dead-lettered every event that is in its topic now. */
    public static void awaitConsumed(Ledger ledger) {
        var ends = new HashMap<TopicPartition, Long>();
        read(ledger.topic())
                .forEach(event -> ends.put(new TopicPartition(event.topic(), event.partition()), event.offset() + 1));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Ledger.backing().kafka().bootstrapServers());
        try (var admin = Admin.create(settings)) {
            Awaitility.await("%s consumes %s".formatted(ledger.group(), ledger.topic()))
                    .atMost(TIMEOUT)
                    .until(() -> {
                        var committed = admin.listConsumerGroupOffsets(ledger.group())
                                .partitionsToOffsetAndMetadata()
                                .get();
                        return ends.entrySet().stream().allMatch(end -> {
                            var offset = committed.get(end.getKey());
                            return offset != null && offset.offset() >= end.getValue();
                        });
                    });
        }
    }
}
