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
import shop.bobbin.chassis.sse.SseStreams;
import shop.bobbin.chassis.telemetry.EssentialThreads;
import shop.bobbin.chassis.telemetry.OutageLog;
import shop.bobbin.order.OrderId;

/**
 * Consumer of all order events on every instance (broadcast), which signals the open streams of the event's order. It
 * has no consumer group: it reads all partitions from their end and commits no offsets. After each (re)start it signals
 * all streams, because events may have been missed; they read the order's history.
 */
@Component
class OrderEventReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OrderEventReader.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final Duration BACK_OFF = Duration.ofSeconds(2);

    private final Map<String, Object> properties;
    private final SseStreams<OrderId> streams;
    private final EssentialThreads threads;
    private final OutageLog outage;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    OrderEventReader(KafkaProperties kafka, SseStreams<OrderId> streams, EssentialThreads threads, Clock clock) {
        this.properties = new HashMap<>(kafka.buildConsumerProperties());
        this.properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        this.streams = streams;
        this.threads = threads;
        this.outage = new OutageLog(log, "The consumer of order events for subscribers", clock);
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        threads.start("order-event-reader", this::isRunning, this::consume);
    }

    private void consume() {
        while (isRunning()) {
            try (var consumer =
                    new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
                moveToEnd(consumer);
                streams.signalAll();
                outage.succeeded();
                while (isRunning()) {
                    consumer.poll(POLL_TIMEOUT).forEach(event -> signal(event.key()));
                }
            } catch (RuntimeException | Error e) { // the thread must run as long as the instance
                outage.failed(e);
                backOff();
            }
        }
    }

    private static void moveToEnd(KafkaConsumer<?, ?> consumer) {
        var partitions = consumer.partitionsFor(OutboxOrderEvents.TOPIC).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seekToEnd is lazy: position() evaluates it now
    }

    private void signal(@Nullable String key) {
        try {
            if (key != null) {
                streams.signal(new OrderId(UUID.fromString(key)));
            }
        } catch (IllegalArgumentException e) {
            log.debug("Skipped an event whose key is not an order id");
        }
    }

    private void backOff() {
        try {
            stopped.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
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
