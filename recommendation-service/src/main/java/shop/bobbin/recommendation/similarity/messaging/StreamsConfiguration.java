package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
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
        properties.put(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, connection.getStreams().getBootstrapServers());
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, ParkUnreadable.class);
        properties.put(ParkUnreadable.METERS, meters);
        return new SimilarityStreams(
                new SimilarityTopology(json, learning, replica, meters)::build,
                properties,
                replica::complete,
                meters,
                new StreamFailures(clock, meters));
    }

    @Bean
    StreamsHealth similarityHealthIndicator(SimilarityStreams streams) {
        return new StreamsHealth(streams);
    }

    @Bean
    StreamsLiveness streamsHealthIndicator(SimilarityStreams streams) {
        return new StreamsLiveness(streams);
    }
}
