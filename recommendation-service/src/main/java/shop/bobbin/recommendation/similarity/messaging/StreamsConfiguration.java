package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.events.TopicReader;
import shop.bobbin.recommendation.similarity.Replica;
import shop.bobbin.recommendation.similarity.SimilarityModel;
import tools.jackson.databind.json.JsonMapper;

/** Connects the Streams application and the replay of its dead letters to Kafka, with Spring Boot's Kafka properties. */
@Configuration(proxyBeanMethods = false)
class StreamsConfiguration {

    @Bean
    StreamsSupervisor streamsSupervisor(
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            JsonMapper json,
            SimilarityModel model,
            Replica replica,
            Clock clock,
            MeterRegistry meters) {
        var properties = new Properties();
        properties.putAll(kafka.buildStreamsProperties());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.APPLICATION);
        properties.put(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getStreams().getBootstrapServers());
        properties.putAll(failureHandling(meters));
        return new StreamsSupervisor(
                new SimilarityTopology(json, model, replica, clock, meters)::build,
                properties,
                replica::markComplete,
                meters,
                new RestartBackOff(clock, meters));
    }

    /**
     * Sends each record that fails to a dead letter topic. The time of a record is the wall clock's, because an invalid
     * timestamp of an event would end the stream before the handlers are called.
     */
    static Map<String, Object> failureHandling(MeterRegistry meters) {
        return Map.of(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterExceptionHandler.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterExceptionHandler.class,
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterExceptionHandler.class,
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class,
                DeadLetterExceptionHandler.METERS, meters);
    }

    @Bean
    StreamDeadLetterReplay streamDeadLetterReplay(
            KafkaProperties kafka, KafkaConnectionDetails connection, TopicReader topics) {
        Map<String, Object> client = kafka.buildAdminProperties();
        client.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                connection.getStreams().getBootstrapServers());
        return new StreamDeadLetterReplay(client, topics, UUID::randomUUID);
    }
}
