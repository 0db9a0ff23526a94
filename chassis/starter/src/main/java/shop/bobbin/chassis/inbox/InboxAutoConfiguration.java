package shop.bobbin.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.chassis.database.TransactionTimeouts;
import shop.bobbin.chassis.telemetry.EssentialThreads;
import shop.bobbin.chassis.telemetry.OutageLog;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = {KafkaAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnClass({ConsumerFactory.class, JdbcClient.class, KafkaAutoConfiguration.class})
@ConditionalOnBean({JdbcClient.class, KafkaProperties.class})
@EnableConfigurationProperties(InboxSettings.class)
class InboxAutoConfiguration {

    /** Scheduler for the pauses of the listener containers; not a candidate for the application's scheduler. */
    @Bean(defaultCandidate = false)
    SimpleAsyncTaskScheduler inboxScheduler() {
        var scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setThreadNamePrefix("inbox-");
        scheduler.setVirtualThreads(true);
        return scheduler;
    }

    @Bean
    Inbox inbox(JdbcClient jdbc, Clock clock) {
        return new Inbox(jdbc, clock);
    }

    @Bean
    InboxRetention inboxRetention(Inbox inbox, InboxSettings settings) {
        return new InboxRetention(inbox, settings.keep());
    }

    @Bean(defaultCandidate = false)
    ConsumerFactory<String, byte[]> inboxConsumers(
            KafkaProperties kafka,
            MeterRegistry metrics,
            @Qualifier("inboxScheduler") SimpleAsyncTaskScheduler scheduler) {
        var consumers = consumers(kafka);
        consumers.addListener(new MicrometerConsumerListener<>(metrics, scheduler));
        return consumers;
    }

    private static DefaultKafkaConsumerFactory<String, byte[]> consumers(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        // the time until another instance takes over the partitions of a killed one; Kafka's default of 45 s is too
        // long
        settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        return new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

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
    Subscriptions subscriptions(
            ObjectProvider<EventHandlers> beans,
            Inbox inbox,
            PlatformTransactionManager transactions,
            JsonMapper json,
            @Qualifier("deadLetterProducers") ProducerFactory<String, byte[]> producers,
            MeterRegistry metrics) {
        var transaction = new TransactionTemplate(transactions);
        EventHandlers.requireUnique(beans.stream().toList());
        return new Subscriptions(beans.orderedStream()
                .map(handlers -> {
                    var deadLettered = metrics.counter(
                            "bobbin.inbox.dead-lettered", "group", handlers.group(), "topic", handlers.topic());
                    return new Subscription(
                            handlers,
                            new InboxMessageListener(handlers, inbox, transaction, json),
                            new DeadLetters(handlers, producers, deadLettered));
                })
                .toList());
    }

    @Bean
    InboxListenerContainers inboxListenerContainers(
            Subscriptions subscriptions,
            @Qualifier("inboxConsumers") ConsumerFactory<String, byte[]> consumers,
            InboxSettings settings,
            @Qualifier("inboxScheduler") SimpleAsyncTaskScheduler scheduler,
            @Qualifier("databaseOutage") OutageLog databaseOutage,
            Clock clock,
            ApplicationContext context) {
        var pauses = new ListenerContainerPauseService(null, scheduler);
        return new InboxListenerContainers(
                subscriptions.all(), consumers, settings, pauses, databaseOutage, clock, context);
    }

    @Bean
    ListenerLiveness listenerLiveness(EssentialThreads threads) {
        return new ListenerLiveness(threads);
    }

    /** Its consumers exist for one replay and have no metrics: the task of a meter would outlive the consumer. */
    @Bean
    DeadLetterReplay deadLetterReplay(
            KafkaProperties kafka,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            TransactionTimeouts timeouts) {
        return new DeadLetterReplay(consumers(kafka), new DeadLetterPositions(jdbc), transactions, timeouts);
    }

    @Bean
    DeadLetterEndpoint deadLetterEndpoint(Subscriptions subscriptions, DeadLetterReplay replay) {
        return new DeadLetterEndpoint(subscriptions.all(), replay);
    }

    /** Wrapper: Spring would resolve an injected list to the beans of its element type. */
    record Subscriptions(List<Subscription> all) {}
}
