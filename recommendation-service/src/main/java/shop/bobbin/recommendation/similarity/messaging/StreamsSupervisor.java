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
 * Supervisor of the Streams application: a thread that starts it, and restarts it with a back-off after a failure (topics that
 * are not provisioned yet, a broker that is unavailable for minutes). Meanwhile requests are served from the replica; until the
 * replica is complete for the first time the web server responds with 503.
 */
final class StreamsSupervisor implements SmartLifecycle {

    private static final Duration NO_WAIT = Duration.ZERO;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<Topology> topology;
    private final Properties settings;
    private final Runnable onComplete;
    private final MeterRegistry meters;
    private final RestartBackOff backOff;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread supervisor;
    private volatile @Nullable KafkaStreams streams;
    private volatile boolean hasRun;

    /** @param onComplete called when the replica is complete, after each start */
    StreamsSupervisor(
            Supplier<Topology> topology,
            Properties settings,
            Runnable onComplete,
            MeterRegistry meters,
            RestartBackOff backOff) {
        this.topology = topology;
        this.settings = settings;
        this.onComplete = onComplete;
        this.meters = meters;
        this.backOff = backOff;
    }

    /** Whether the application has once been in state RUNNING. A later rebalance or failure does not change this. */
    boolean hasRun() {
        return hasRun;
    }

    /** Whether the application has failed too often in the last minutes. */
    boolean isCrashLooping() {
        return backOff.isCrashLooping();
    }

    /** Whether the supervisor thread has ended by itself, so that the application is no longer restarted. */
    boolean isSupervisorDead() {
        Thread running = supervisor;
        return running != null && !running.isAlive() && stopping.getCount() > 0;
    }

    String state() {
        KafkaStreams current = streams;
        return current == null ? "STARTING" : current.state().name();
    }

    @Override
    public void start() {
        supervisor = Thread.ofPlatform().name("similarity-supervisor").daemon().start(this::keepRunning);
    }

    private void keepRunning() {
        try {
            do {
                try {
                    runOnce();
                } catch (RuntimeException | Error failure) {
                    failed(failure);
                }
            } while (!stopping.await(backOff.delay().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() throws InterruptedException {
        var ended = new CountDownLatch(1);
        var current = new KafkaStreams(topology.get(), settings);
        current.setUncaughtExceptionHandler(failure -> {
            failed(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        current.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                hasRun = true;
                backOff.recovered();
            }
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        streams = current;
        Duration timeout = NO_WAIT;
        try (var metrics = new KafkaStreamsMetrics(current)) {
            metrics.bindTo(meters);
            current.start(); // returns when the global stores, and so the replica, are restored
            timeout = CLOSE_TIMEOUT;
            onComplete.run();
            ended.await();
        } finally {
            close(current, timeout);
        }
    }

    private void failed(Throwable failure) {
        if (stopping.getCount() > 0) {
            backOff.failed(failure);
        }
    }

    /** Leaves the consumer group, so that other instances take over its partitions at once, not after the session timeout. */
    private static void close(KafkaStreams streams, Duration timeout) {
        streams.close(CloseOptions.timeout(timeout).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Interrupts the supervisor, because Streams cannot be closed during its start, which takes minutes without a broker. */
    @Override
    public void stop() {
        stopping.countDown();
        Thread running = supervisor;
        if (running != null) {
            running.interrupt();
            try {
                running.join(CLOSE_TIMEOUT);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        Thread running = supervisor;
        return running != null && running.isAlive();
    }
}
