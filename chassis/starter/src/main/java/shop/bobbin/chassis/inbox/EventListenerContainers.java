package shop.bobbin.chassis.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerPausingBackOffHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** Runs a consumer for each {@link EventListener} of the service, from the application's start to its end. */
class EventListenerContainers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventListenerContainers.class);
    private static final long STOP_TIMEOUT_MS = 5_000;
    private static final BackOff NO_RETRY = new FixedBackOff(0, 0);

    private final List<Subscription> subscriptions;
    private final ConsumerFactory<String, byte[]> consumers;
    private final InboxSettings settings;
    private final ListenerContainerPauseService pauses;
    private final ApplicationContext context;
    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers = new ArrayList<>();

    EventListenerContainers(
            List<Subscription> subscriptions,
            ConsumerFactory<String, byte[]> consumers,
            InboxSettings settings,
            ListenerContainerPauseService pauses,
            ApplicationContext context) {
        this.subscriptions = subscriptions;
        this.consumers = consumers;
        this.settings = settings;
        this.pauses = pauses;
        this.context = context;
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(Subscription subscription) {
        var listener = subscription.listener();
        var properties = new ContainerProperties(listener.topic());
        properties.setGroupId(listener.group());
        properties.setClientId(listener.group() + "." + listener.topic());
        properties.setMessageListener(subscription.delivery());
        properties.setObservationEnabled(true);
        properties.setShutdownTimeout(STOP_TIMEOUT_MS);
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(listener.group() + "." + listener.topic());
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(errorHandler(subscription.deadLetters()));
        container.setApplicationContext(context);
        container.setApplicationEventPublisher(context);
        return container;
    }

    /**
     * What will pass is retried without end while the container pauses, so that the consumer keeps its partitions and an
     * outage parks nothing; what will not is parked at once.
     */
    private DefaultErrorHandler errorHandler(DeadLetters deadLetters) {
        // the back-off given here must not be NO_RETRY: the function below would then never be asked
        var handler = new DefaultErrorHandler(deadLetters, patience(), new ContainerPausingBackOffHandler(pauses));
        handler.setClassifications(Map.of(), true); // in place of the framework's own list of fatal exceptions
        handler.setBackOffFunction((ConsumerRecord<?, ?> message, Exception failure) ->
                Failures.willPass(failure) ? patience() : NO_RETRY);
        handler.setRetryListeners(EventListenerContainers::report);
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    /** Once for each event that does not just stumble. */
    private static void report(ConsumerRecord<?, ?> message, @Nullable Exception failure, int attempt) {
        if (attempt == 3) {
            var cause = failure == null ? "unknown" : DeadLetters.rootMessage(failure);
            log.warn(
                    "{}-{}@{} waits until this has passed: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    cause);
        }
    }

    private BackOff patience() {
        var patience = new ExponentialBackOff(settings.firstRetry().toMillis(), 2);
        patience.setMaxInterval(settings.maxRetry().toMillis());
        return patience;
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
