package shop.bobbin.chassis.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import shop.bobbin.chassis.telemetry.EssentialThreads;
import shop.bobbin.chassis.telemetry.OutageLog;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnClass({DefaultKafkaConsumerFactory.class, KafkaAutoConfiguration.class})
@ConditionalOnBean(KafkaProperties.class)
class EventsAutoConfiguration {

    @Bean
    TopicReader topicReader(
            KafkaProperties kafka,
            EssentialThreads threads,
            Clock clock,
            @Value("${spring.application.name}") String application) {
        return new TopicReader(ConsumerSettings.withoutGroup(kafka), application, threads, clock);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(EventHandlers.class)
    @EnableConfigurationProperties(ListenerSettings.class)
    static class Listeners {

        @Bean
        Subscriptions subscriptions(List<EventHandlers> all, EventInterceptor interceptor, JsonMapper json) {
            EventHandlers.requireUnique(all);
            return new Subscriptions(all.stream()
                    .map(handlers -> new Subscription(handlers, new EventMessageListener(handlers, interceptor, json)))
                    .toList());
        }

        /** Scheduler for the pauses of the listener containers; not a candidate for the application's scheduler. */
        @Bean(defaultCandidate = false)
        SimpleAsyncTaskScheduler eventScheduler() {
            var scheduler = new SimpleAsyncTaskScheduler();
            scheduler.setThreadNamePrefix("events-");
            scheduler.setVirtualThreads(true);
            return scheduler;
        }

        @Bean
        ListenerContainers listenerContainers(
                Subscriptions subscriptions,
                DeadLetterChannel deadLetters,
                KafkaProperties kafka,
                ListenerSettings settings,
                MeterRegistry metrics,
                @Qualifier("eventScheduler") SimpleAsyncTaskScheduler scheduler,
                @Qualifier("databaseOutage") OutageLog databaseOutage,
                Clock clock,
                ApplicationContext context) {
            var consumers = new DefaultKafkaConsumerFactory<>(
                    ConsumerSettings.inGroup(kafka), new StringDeserializer(), new ByteArrayDeserializer());
            consumers.addListener(new MicrometerConsumerListener<>(metrics, scheduler));
            var pauses = new ListenerContainerPauseService(null, scheduler);
            return new ListenerContainers(
                    subscriptions.all(), deadLetters, consumers, settings, pauses, databaseOutage, clock, context);
        }

        @Bean
        ListenerLiveness listenerLiveness(EssentialThreads threads) {
            return new ListenerLiveness(threads);
        }
    }
}
