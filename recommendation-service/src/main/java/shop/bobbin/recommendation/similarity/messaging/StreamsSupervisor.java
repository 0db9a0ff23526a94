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
 * Starts the Streams application on a thread of its own, and restarts it with a back-off when it fails, for example because
 * its topics do not exist yet or the broker is unavailable for minutes. Requests are served from the replica in the meantime.
 * Until the replica is complete for the first time, the service is not ready and responds with 503.
 */
final class StreamsSupervisor implements SmartLifecycle {

    private static final Duration NO_WAIT = Duration.ZERO;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<Topology> topology;
    private final Properties streamsProperties;
    private final Runnable onReplicaComplete;
    private final MeterRegistry meters;
    private final RestartBackOff backOff;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread supervisor;
    private volatile @Nullable KafkaStreams streams;
    private volatile boolean hasReachedRunning;

    /** @param onReplicaComplete called after each start, as soon as the global stores are restored */
    StreamsSupervisor(
            Supplier<Topology> topology,
            Properties streamsProperties,
            Runnable onReplicaComplete,
            MeterRegistry meters,
            RestartBackOff backOff) {
        this.topology = topology;
        this.streamsProperties = streamsProperties;
        this.onReplicaComplete = onReplicaComplete;
        this.meters = meters;
        this.backOff = backOff;
    }

    /** Whether the application has once been in state RUNNING. A later rebalance or failure does not change this. */
    boolean hasReachedRunning() {
        return hasReachedRunning;
    }

    /** Whether the application has failed too often in the last minutes, see {@link RestartBackOff}. */
    boolean isCrashLooping() {
        return backOff.isCrashLooping();
    }

    /** Whether the supervisor thread has ended by itself, so that the application is no longer restarted. */
    boolean isSupervisorDead() {
        Thread thread = supervisor;
        return thread != null && !thread.isAlive() && stopping.getCount() > 0;
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
        var current = new KafkaStreams(topology.get(), streamsProperties);
        current.setUncaughtExceptionHandler(failure -> {
            failed(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        current.setStateListener((state, _) -> {
            if (state == KafkaStreams.State.RUNNING) {
                hasReachedRunning = true;
                backOff.recovered();
            }
            if (state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        streams = current;
        Duration timeout = NO_WAIT;
        try (var metrics = new KafkaStreamsMetrics(current)) {
            metrics.bindTo(meters);
            current.start(); // returns when the global stores, and so the replica, are restored
            timeout = CLOSE_TIMEOUT;
            onReplicaComplete.run();
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

    /**
     * Interrupts the thread: without a broker {@code KafkaStreams.start()} blocks for minutes, and {@code close()} does not
     * end it.
     */
    @Override
    public void stop() {
        stopping.countDown();
        Thread thread = supervisor;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(CLOSE_TIMEOUT);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        Thread thread = supervisor;
        return thread != null && thread.isAlive();
    }
}
