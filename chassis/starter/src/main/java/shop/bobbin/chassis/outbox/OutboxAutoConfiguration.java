package shop.bobbin.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.chassis.telemetry.EssentialThreads;
import shop.bobbin.chassis.telemetry.OutageLog;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = {KafkaAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnClass({Producer.class, JdbcClient.class, KafkaAutoConfiguration.class})
@ConditionalOnBean({JdbcClient.class, KafkaProperties.class})
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxAutoConfiguration {

    @Bean
    OutboxRelay outboxRelay(
            DataSource database,
            KafkaProperties kafka,
            JsonMapper json,
            OutboxSettings settings,
            Clock clock,
            MeterRegistry metrics,
            @Qualifier("databaseOutage") OutageLog databaseOutage,
            EssentialThreads threads,
            @Value("${spring.application.name}") String application) {
        var producers = new RelayProducers(kafka.buildProducerProperties(), application);
        var brokerOutage = new OutageLog(LoggerFactory.getLogger(OutboxRelay.class), "The broker", clock);
        return new OutboxRelay(
                database,
                producers,
                json,
                settings,
                clock,
                metrics,
                new RelayLog(databaseOutage, brokerOutage),
                threads);
    }

    @Bean
    Outbox outbox(
            JdbcClient jdbc,
            JsonMapper json,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            Clock clock,
            OutboxRelay relay,
            @Value("${spring.application.name}") String application) {
        var traces = new TraceHeaders(tracer, propagator);
        return new JdbcOutbox(jdbc, json, traces, clock, UUID::randomUUID, "/" + application, relay::wake);
    }
}
