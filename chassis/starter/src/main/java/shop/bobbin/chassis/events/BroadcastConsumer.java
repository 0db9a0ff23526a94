package shop.bobbin.chassis.events;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import shop.bobbin.chassis.telemetry.EssentialThreads;
import shop.bobbin.chassis.telemetry.OutageLog;

/** Consumer of a topic on every instance (broadcast), from the end of the topic on. After an outage it starts at the end again. */
class BroadcastConsumer implements SmartLifecycle {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BACK_OFF = Duration.ofSeconds(2);

    private final String topic;
    private final Supplier<KafkaConsumer<String, byte[]>> consumers;
    private final Runnable restarted;
    private final Consumer<ConsumerRecord<String, byte[]>> handler;
    private final EssentialThreads threads;
    private final OutageLog outage;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    BroadcastConsumer(
            String topic,
            Supplier<KafkaConsumer<String, byte[]>> consumers,
            Runnable restarted,
            Consumer<ConsumerRecord<String, byte[]>> handler,
            EssentialThreads threads,
            InstantSource clock) {
        this.topic = topic;
        this.consumers = consumers;
        this.restarted = restarted;
        this.handler = handler;
        this.threads = threads;
        this.outage = new OutageLog(LoggerFactory.getLogger(BroadcastConsumer.class), "The reader of " + topic, clock);
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        threads.start("reader of " + topic, this::isRunning, this::consume);
    }

    private void consume() {
        while (isRunning()) {
            try (var consumer = consumers.get()) {
                var partitions = TopicReader.assignAll(consumer, topic);
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position); // seekToEnd is lazy: position() evaluates it now
                restarted.run();
                outage.succeeded();
                while (isRunning()) {
                    consumer.poll(POLL).forEach(handler);
                }
            } catch (RuntimeException | Error e) { // the thread must run as long as the instance
                outage.failed(e);
                backOff();
            }
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
