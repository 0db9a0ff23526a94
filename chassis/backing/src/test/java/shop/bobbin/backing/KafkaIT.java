package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBackingServices.class)
class KafkaIT {

    private final Kafka kafka;

    KafkaIT(BackingServices backing) {
        this.kafka = backing.kafka();
    }

    @Test
    void provisionsTopicsWithTheirSettings() throws Exception {
        kafka.provision(List.of(
                new Topic("settings.compacted", 6, true, null),
                new Topic("settings.forever", 3, false, null),
                new Topic("settings.days", 1, false, Duration.ofDays(14))));

        assertThat(partitions("settings.compacted")).isEqualTo(6);
        assertThat(setting("settings.compacted", "cleanup.policy")).isEqualTo("compact");
        assertThat(partitions("settings.forever")).isEqualTo(3);
        assertThat(setting("settings.forever", "cleanup.policy")).isEqualTo("delete");
        assertThat(setting("settings.forever", "retention.ms")).isEqualTo("-1");
        assertThat(setting("settings.days", "retention.ms")).isEqualTo("1209600000");
    }

    @Test
    void provisionsAgainWithoutLosingRecords() throws Exception {
        kafka.provision(List.of(new Topic("again.first", 1, false, Duration.ofDays(1))));
        send("again.first", "before");

        kafka.provision(List.of(new Topic("again.first", 2, false, null), new Topic("again.second", 1, true, null)));

        assertThat(partitions("again.first")).isEqualTo(2);
        assertThat(setting("again.first", "retention.ms")).isEqualTo("-1");
        assertThat(partitions("again.second")).isEqualTo(1);
        assertThat(records("again.first", 1)).containsExactly("before");
    }

    @Test
    void doesNotAutoCreateTopics() {
        assertThatThrownBy(() -> partitions("unknown.topic"))
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        try (var producer = new KafkaProducer<String, String>(Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class,
                "max.block.ms",
                "1000"))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("unknown.topic", "k", "v"))
                            .get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("not present in metadata");
        }
    }

    @Test
    @Tag("proof")
    void keepsRecordsAndPortAfterAStopAndACrash() throws Exception {
        kafka.provision(List.of(new Topic("kept.records", 1, false, null)));
        String address = kafka.bootstrapServers();
        send("kept.records", "before the stop");

        kafka.stop();
        kafka.start();
        send("kept.records", "before the crash");
        kafka.crash();
        kafka.start();
        send("kept.records", "after the crash");

        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        assertThat(records("kept.records", 3))
                .containsExactly("before the stop", "before the crash", "after the crash");
    }

    @Test
    @Tag("proof")
    void keepsConsumerGroupOffsetsAfterACrash() throws Exception {
        kafka.provision(List.of(new Topic("kept.offsets", 1, false, null)));
        send("kept.offsets", "first");
        try (KafkaConsumer<String, String> consumer = consumer("offsets-group")) {
            consumer.subscribe(List.of("kept.offsets"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
            consumer.commitSync();
        }

        kafka.crash();
        kafka.start();
        send("kept.offsets", "second");

        try (KafkaConsumer<String, String> consumer = consumer("offsets-group")) {
            consumer.subscribe(List.of("kept.offsets"));
            assertThat(values(consumer, 1)).containsExactly("second");
        }
    }

    private void send(String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<String, String>(Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class))) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get(20, TimeUnit.SECONDS);
        }
    }

    private List<String> records(String topic, int expected) {
        try (KafkaConsumer<String, String> consumer = consumer("reader-of-" + topic)) {
            consumer.subscribe(List.of(topic));
            return values(consumer, expected);
        }
    }

    private static List<String> values(KafkaConsumer<String, String> consumer, int expected) {
        var values = new ArrayList<String>();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            return values.size() >= expected;
        });
        return values;
    }

    private KafkaConsumer<String, String> consumer(String group) {
        return new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false",
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class));
    }

    private int partitions(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(List.of(topic)).allTopicNames().get(20, TimeUnit.SECONDS);
            return Objects.requireNonNull(topics.get(topic)).partitions().size();
        }
    }

    private String setting(String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<ConfigResource, Config> settings =
                    admin.describeConfigs(List.of(resource)).all().get(20, TimeUnit.SECONDS);
            return Objects.requireNonNull(settings.get(resource)).get(name).value();
        }
    }
}
