package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the Streams application running. It starts beside the web server, which answers 503 until the replica is
 * complete; and when it ends by a failure (topics not there yet, broker away for minutes) it is built anew after a
 * pause, while the replica goes on answering with what it knows.
 */
final class SimilarityStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SimilarityStreams.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<Topology> topology;
    private final Properties settings;
    private final Runnable onComplete;
    private final MeterRegistry meters;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread keeper;
    private volatile @Nullable KafkaStreams streams;
    private volatile boolean caughtUp;

    /** @param onComplete told when the replica has been filled from all its topics */
    SimilarityStreams(Supplier<Topology> topology, Properties settings, Runnable onComplete, MeterRegistry meters) {
        this.topology = topology;
        this.settings = settings;
        this.onComplete = onComplete;
        this.meters = meters;
    }

    /** Whether this instance has once taken its share of the work. A later rebalance does not take this back. */
    boolean hasCaughtUp() {
        return caughtUp;
    }

    String state() {
        KafkaStreams current = streams;
        return current == null ? "STARTING" : current.state().name();
    }

    @Override
    public void start() {
        keeper = Thread.ofPlatform().name("similarity-keeper").daemon().start(this::keepRunning);
    }

    private void keepRunning() {
        try {
            do {
                runOnce();
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        KafkaStreams current = new KafkaStreams(topology.get(), settings);
        current.setUncaughtExceptionHandler(failure -> {
            log.warn("Streams ends and will be started again: {}", failure.toString());
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        current.setStateListener((now, before) -> {
            caughtUp |= now == KafkaStreams.State.RUNNING;
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        streams = current;
        Duration patience = AT_ONCE;
        try (KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(current)) {
            metrics.bindTo(meters);
            current.start(); // returns when the replica is complete
            patience = PATIENCE;
            onComplete.run();
            ended.await();
        } catch (RuntimeException failure) {
            if (stopping.getCount() > 0) {
                log.warn("Streams does not start and will be tried again: {}", failure.toString());
            }
        } finally {
            close(current, patience);
        }
    }

    /** Leaves the group, so that peers take over at once and not when the session has run out. */
    private static void close(KafkaStreams streams, Duration patience) {
        streams.close(
                CloseOptions.timeout(patience).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Streams cannot be closed while it starts, and without a broker it starts for minutes: hence the interruption. */
    @Override
    public void stop() {
        stopping.countDown();
        Thread running = keeper;
        if (running != null) {
            running.interrupt();
            try {
                running.join(PATIENCE);
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return keeper != null && keeper.isAlive();
    }
}
