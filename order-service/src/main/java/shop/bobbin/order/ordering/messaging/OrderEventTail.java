package shop.bobbin.order.ordering.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.telemetry.EssentialThreads;
import shop.bobbin.chassis.telemetry.OutageLog;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.LiveOrders;

/**
 * Every instance hears of every order event, for those who watch live. So it belongs to no group: it reads all partitions
 * from their present end, and commits nothing. Whenever it begins anew, whoever watches looks into the history for what
 * it has missed.
 */
@Component
class OrderEventTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OrderEventTail.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, Object> properties;
    private final LiveOrders live;
    private final EssentialThreads threads;
    private final OutageLog outage;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    OrderEventTail(KafkaProperties kafka, LiveOrders live, EssentialThreads threads, Clock clock) {
        this.properties = new HashMap<>(kafka.buildConsumerProperties());
        this.properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        this.live = live;
        this.threads = threads;
        this.outage = new OutageLog(log, "The event stream of live orders", clock);
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        threads.start("live-orders", this::isRunning, this::listen);
    }

    private void listen() {
        while (isRunning()) {
            try (var consumer =
                    new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
                moveToEnd(consumer);
                live.anyMayHaveChanged();
                outage.succeeded();
                while (isRunning()) {
                    consumer.poll(POLL_TIMEOUT).forEach(event -> changed(event.key()));
                }
            } catch (RuntimeException | Error e) { // whatever it is, this thread lives as long as the instance
                outage.failed(e);
                pause();
            }
        }
    }

    private static void moveToEnd(KafkaConsumer<?, ?> consumer) {
        var partitions = consumer.partitionsFor(OutboxOrderEvents.TOPIC).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking is lazy: the end is meant that is there now
    }

    private void changed(@Nullable String key) {
        try {
            if (key != null) {
                live.changed(new OrderId(UUID.fromString(key)));
            }
        } catch (IllegalArgumentException e) {
            log.debug("Not an order's event");
        }
    }

    private void pause() {
        try {
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
