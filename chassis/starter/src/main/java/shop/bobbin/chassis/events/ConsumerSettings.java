package shop.bobbin.chassis.events;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The settings of all Kafka consumers, on top of Spring Boot's properties. */
final class ConsumerSettings {

    private ConsumerSettings() {}

    /** For the consumers of a group, which share the partitions. */
    static Map<String, Object> inGroup(KafkaProperties kafka) {
        var settings = common(kafka);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        // the time until another instance takes over the partitions of a killed one; Kafka's default of 45 s is too
        // long
        settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    /** For a consumer that is assigned all partitions; where it starts is set by seeking. */
    static Map<String, Object> withoutGroup(KafkaProperties kafka) {
        var settings = common(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000); // Kafka's default of 60 s is too long
        return settings;
    }

    private static Map<String, Object> common(KafkaProperties kafka) {
        var settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"); // the relay publishes in transactions
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }
}
