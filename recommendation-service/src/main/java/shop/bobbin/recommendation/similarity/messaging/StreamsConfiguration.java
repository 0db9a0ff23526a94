package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.recommendation.similarity.Learning;
import shop.bobbin.recommendation.similarity.Replica;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class StreamsConfiguration {

    @Bean
    SimilarityStreams similarityStreams(
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            JsonMapper json,
            Learning learning,
            Replica replica,
            Clock clock,
            MeterRegistry meters) {
        Properties properties = new Properties();
        properties.putAll(kafka.buildStreamsProperties());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.APPLICATION);
        properties.put(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getStreams().getBootstrapServers());
        properties.putAll(failures(meters));
        return new SimilarityStreams(
                new SimilarityTopology(json, learning, replica, clock, meters)::build,
                properties,
                replica::complete,
                meters,
                new StreamFailures(clock, meters));
    }

    /** What becomes of a record that fails, wherever in the topology; its own timestamp can be no reason to fail. */
    static Map<String, Object> failures(MeterRegistry meters) {
        return Map.of(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class,
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class,
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class,
                DeadLetters.METERS, meters);
    }

    @Bean
    StreamsHealth similarityHealthIndicator(SimilarityStreams streams) {
        return new StreamsHealth(streams);
    }

    @Bean
    StreamsLiveness streamsHealthIndicator(SimilarityStreams streams) {
        return new StreamsLiveness(streams);
    }

    @Bean
    DeadLetterEndpoint deadLetterEndpoint(KafkaProperties kafka, KafkaConnectionDetails connection) {
        Map<String, Object> client = kafka.buildAdminProperties();
        client.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                connection.getStreams().getBootstrapServers());
        return new DeadLetterEndpoint(new DeadLetterReplay(client, UUID::randomUUID));
    }

    @Bean
    ReplicaMeters replicaMeters(Replica replica, MeterRegistry meters) {
        return new ReplicaMeters(replica, meters);
    }

    /** How much this instance keeps in memory to answer from. */
    static final class ReplicaMeters {

        ReplicaMeters(Replica replica, MeterRegistry meters) {
            gauge(replica, meters, "products", Replica::products);
            gauge(replica, meters, "items", Replica::items);
            gauge(replica, meters, "customers", Replica::customers);
        }

        private static void gauge(Replica replica, MeterRegistry meters, String of, ToDoubleFunction<Replica> size) {
            Gauge.builder("bobbin.replica.size", replica, size).tag("of", of).register(meters);
        }
    }
}
