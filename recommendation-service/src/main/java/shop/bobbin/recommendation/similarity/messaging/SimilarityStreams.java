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
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the Streams application running. It starts beside the web server, which answers 503 until the replica is
 * complete; and when it ends by a failure (topics not there yet, broker unavailable for minutes) it is started again after
 * a pause, while the replica goes on answering with what it knows.
 */
final class SimilarityStreams implements SmartLifecycle {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final Supplier<Topology> topology;
    private final Properties settings;
    private final Runnable onComplete;
    private final MeterRegistry meters;
    private final StreamFailures failures;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread keeper;
    private volatile @Nullable KafkaStreams streams;
    private volatile boolean caughtUp;

    /** @param onComplete called when the replica has been filled from all its topics */
    SimilarityStreams(
            Supplier<Topology> topology,
            Properties settings,
            Runnable onComplete,
            MeterRegistry meters,
            StreamFailures failures) {
        this.topology = topology;
        this.settings = settings;
        this.onComplete = onComplete;
        this.meters = meters;
        this.failures = failures;
    }

    /** Whether this instance has once taken its share of the work. A later rebalance does not take this back. */
    boolean hasCaughtUp() {
        return caughtUp;
    }

    /** Whether the application ends by a failure again and again, although it is started again. */
    boolean failsRepeatedly() {
        return failures.areMany();
    }

    /** Whether nothing is left that would start the application again. */
    boolean isDead() {
        Thread running = keeper;
        return running != null && !running.isAlive() && stopping.getCount() > 0;
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
                try {
                    runOnce();
                } catch (RuntimeException | Error failure) {
                    failed(failure);
                }
            } while (!stopping.await(failures.pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        KafkaStreams current = new KafkaStreams(topology.get(), settings);
        current.setUncaughtExceptionHandler(failure -> {
            failed(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        current.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                caughtUp = true;
                failures.ended();
            }
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        streams = current;
        Duration timeout = AT_ONCE;
        try (KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(current)) {
            metrics.bindTo(meters);
            current.start(); // returns when the replica is complete
            timeout = CLOSE;
            onComplete.run();
            ended.await();
        } finally {
            close(current, timeout);
        }
    }

    private void failed(Throwable failure) {
        if (stopping.getCount() > 0) {
            failures.add(failure);
        }
    }

    /** Leaves the group, so that peers take over at once and not when the session has run out. */
    private static void close(KafkaStreams streams, Duration timeout) {
        streams.close(CloseOptions.timeout(timeout).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Streams cannot be closed while it starts, and without a broker it starts for minutes: hence the interruption. */
    @Override
    public void stop() {
        stopping.countDown();
        Thread running = keeper;
        if (running != null) {
            running.interrupt();
            try {
                running.join(CLOSE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        Thread running = keeper;
        return running != null && running.isAlive();
    }
}
