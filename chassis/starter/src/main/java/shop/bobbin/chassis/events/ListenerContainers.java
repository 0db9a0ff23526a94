package shop.bobbin.chassis.events;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import shop.bobbin.chassis.telemetry.OutageLog;

/** Starts and stops a Kafka listener container for each {@link EventHandlers} bean. */
class ListenerContainers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ListenerContainers.class);
    private static final long STOP_TIMEOUT_MS = 5_000;

    private final List<Subscription> subscriptions;
    private final DeadLetterChannel deadLetters;
    private final ConsumerFactory<String, byte[]> consumers;
    private final ListenerSettings settings;
    private final ListenerContainerPauseService pauses;
    private final OutageLog databaseOutage;
    private final InstantSource clock;
    private final ApplicationContext context;
    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers = new ArrayList<>();

    ListenerContainers(
            List<Subscription> subscriptions,
            DeadLetterChannel deadLetters,
            ConsumerFactory<String, byte[]> consumers,
            ListenerSettings settings,
            ListenerContainerPauseService pauses,
            OutageLog databaseOutage,
            InstantSource clock,
            ApplicationContext context) {
        this.subscriptions = subscriptions;
        this.deadLetters = deadLetters;
        this.consumers = consumers;
        this.settings = settings;
        this.pauses = pauses;
        this.databaseOutage = databaseOutage;
        this.clock = clock;
        this.context = context;
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(Subscription subscription) {
        var handlers = subscription.handlers();
        var retries = new EventRetries(handlers, backOff(), databaseOutage, clock);
        var properties = new ContainerProperties(handlers.topic());
        properties.setGroupId(handlers.group());
        properties.setClientId(handlers.group() + "." + handlers.topic());
        properties.setMessageListener((MessageListener<String, byte[]>) event -> {
            subscription.listener().onMessage(event);
            retries.resolved(event);
        });
        properties.setConsumerRebalanceListener(new RetryCleanup(retries));
        properties.setObservationEnabled(true);
        properties.setShutdownTimeout(STOP_TIMEOUT_MS);
        properties.setAuthExceptionRetryInterval(
                settings.maxRetry()); // by default an authorization failure stops the consumer
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(handlers.group() + "." + handlers.topic());
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(new EventErrorHandler(handlers, deadLetters, retries, pauses));
        container.setApplicationContext(context);
        container.setApplicationEventPublisher(context);
        return container;
    }

    private BackOff backOff() {
        var backOff = new ExponentialBackOff(settings.firstRetry().toMillis(), 2);
        backOff.setMaxInterval(settings.maxRetry().toMillis());
        return backOff;
    }

    private record RetryCleanup(EventRetries retries) implements ConsumerAwareRebalanceListener {

        @Override
        public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            retries.remove(partitions);
        }

        @Override
        public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            retries.remove(partitions);
        }
    }

    @Override
    public void start() {
        for (var subscription : subscriptions) {
            var container = container(subscription);
            containers.add(container);
            container.start();
        }
    }

    @Override
    public void stop() {
        var stopped = new CountDownLatch(containers.size());
        containers.forEach(container -> container.stop(stopped::countDown)); // in parallel: each may wait for a handler
        try {
            if (!stopped.await(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                log.warn("A handler has not ended within the shutdown timeout; its event will be delivered again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        containers.clear();
    }

    @Override
    public boolean isRunning() {
        return !containers.isEmpty();
    }

    /** Starts after the outbox relay and stops before it: the relay publishes the events of the last handlers. */
    @Override
    public int getPhase() {
        return 1_000;
    }
}
