package shop.bobbin.chassis.inbox;

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

/** Runs a consumer for each {@link EventHandlers} of the service, from the application's start to its end. */
class InboxListenerContainers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxListenerContainers.class);
    private static final long STOP_TIMEOUT_MS = 5_000;

    private final List<Subscription> subscriptions;
    private final ConsumerFactory<String, byte[]> consumers;
    private final InboxSettings settings;
    private final ListenerContainerPauseService pauses;
    private final OutageLog databaseOutage;
    private final InstantSource clock;
    private final ApplicationContext context;
    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers = new ArrayList<>();

    InboxListenerContainers(
            List<Subscription> subscriptions,
            ConsumerFactory<String, byte[]> consumers,
            InboxSettings settings,
            ListenerContainerPauseService pauses,
            OutageLog databaseOutage,
            InstantSource clock,
            ApplicationContext context) {
        this.subscriptions = subscriptions;
        this.consumers = consumers;
        this.settings = settings;
        this.pauses = pauses;
        this.databaseOutage = databaseOutage;
        this.clock = clock;
        this.context = context;
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(Subscription subscription) {
        var listener = subscription.listener();
        var retries = new Retries(listener, backOff(), databaseOutage, clock);
        var properties = new ContainerProperties(listener.topic());
        properties.setGroupId(listener.group());
        properties.setClientId(listener.group() + "." + listener.topic());
        properties.setMessageListener((MessageListener<String, byte[]>) event -> {
            subscription.delivery().onMessage(event);
            retries.ended(event);
        });
        properties.setConsumerRebalanceListener(new Rebalances(retries));
        properties.setObservationEnabled(true);
        properties.setShutdownTimeout(STOP_TIMEOUT_MS);
        properties.setAuthExceptionRetryInterval(settings.maxRetry()); // without it, one refusal ends the consumer
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(listener.group() + "." + listener.topic());
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(new FailedEvents(subscription.deadLetters(), retries, pauses));
        container.setApplicationContext(context);
        container.setApplicationEventPublisher(context);
        return container;
    }

    private BackOff backOff() {
        var backOff = new ExponentialBackOff(settings.firstRetry().toMillis(), 2);
        backOff.setMaxInterval(settings.maxRetry().toMillis());
        return backOff;
    }

    private record Rebalances(Retries retries) implements ConsumerAwareRebalanceListener {

        @Override
        public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            retries.forget(partitions);
        }

        @Override
        public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            retries.forget(partitions);
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
        containers.forEach(container -> container.stop(stopped::countDown)); // all at once: each may wait for a handler
        try {
            if (!stopped.await(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                log.warn("A handler has not ended in time; its event will be delivered again");
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

    /** Starts after the outbox relay and stops before it. */
    @Override
    public int getPhase() {
        return 1_000;
    }
}
