package shop.bobbin.journeys.invariants;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** The committed events of {@code order.order-events} as order versions, without duplicates. */
record PublishedOrderEvents(Map<String, List<Long>> versionsByOrder) {

    static PublishedOrderEvents read(String bootstrapServers) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor("order.order-events").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var byId = new LinkedHashMap<String, ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> byId.putIfAbsent(id(event), event));
            }
            var versions = new LinkedHashMap<String, List<Long>>();
            byId.values()
                    .forEach(event -> versions.computeIfAbsent(event.key(), key -> new ArrayList<>())
                            .add(JsonMapper.shared()
                                    .readTree(event.value())
                                    .path("version")
                                    .asLong()));
            return new PublishedOrderEvents(versions);
        }
    }

    private static String id(ConsumerRecord<String, String> event) {
        return new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }
}
