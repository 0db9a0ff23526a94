package shop.bobbin.chassis.deadletters;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import shop.bobbin.chassis.database.TransactionTimeouts;
import shop.bobbin.chassis.events.EventHandlers;
import shop.bobbin.chassis.events.Subscriptions;
import shop.bobbin.chassis.events.TopicReader;

// by name: an application without a database does not have that class
@AutoConfiguration(
        after = KafkaAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnClass({ProducerFactory.class, KafkaAutoConfiguration.class})
class DeadLettersAutoConfiguration {

    /** For the replay of the event handlers, or an application's own. */
    @Bean
    @ConditionalOnBean(DeadLetterReplay.class)
    DeadLetterEndpoint deadLetterEndpoint(DeadLetterReplay replay) {
        return new DeadLetterEndpoint(replay);
    }

    /** The dead letters of event handlers, with replay positions in the database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcClient.class)
    @ConditionalOnBean({EventHandlers.class, JdbcClient.class, KafkaProperties.class})
    static class OfHandlers {

        @Bean(defaultCandidate = false)
        ProducerFactory<String, byte[]> deadLetterProducers(KafkaProperties kafka) {
            Map<String, Object> settings = kafka.buildProducerProperties();
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DeadLetters.MAX_REQUEST_SIZE);
            // well below max.poll.interval.ms, after which a consumer loses its partitions
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
            return new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        }

        @Bean
        DeadLetters deadLetters(
                @Qualifier("deadLetterProducers") ProducerFactory<String, byte[]> producers,
                MeterRegistry metrics,
                List<EventHandlers> handlers) {
            return new DeadLetters(producers, metrics, handlers);
        }

        @Bean
        TransactionalReplay deadLetterReplay(
                Subscriptions subscriptions,
                DeadLetters deadLetters,
                TopicReader topics,
                JdbcClient jdbc,
                PlatformTransactionManager transactions,
                TransactionTimeouts timeouts) {
            return new TransactionalReplay(
                    subscriptions.all(), deadLetters, topics, new DeadLetterPositions(jdbc), transactions, timeouts);
        }
    }
}
