package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.bobbin.chassis.telemetry.OutageLog;

/**
 * The back-off between restarts of the Streams application, from the number of its recent failures. Outages of the broker do
 * not count: they end all instances, which go on serving from their replicas.
 */
final class RestartBackOff {

    private static final int CRASH_LOOP = 5;
    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(RestartBackOff.class);

    private final InstantSource clock;
    private final OutageLog outage;
    private final Counter counter;
    private final Deque<Instant> failures = new ArrayDeque<>();

    RestartBackOff(InstantSource clock, MeterRegistry meters) {
        this.clock = clock;
        this.outage = new OutageLog(log, "The Streams application", clock);
        this.counter = meters.counter("bobbin.streams.failed");
    }

    void recovered() {
        outage.succeeded();
    }

    synchronized void failed(Throwable failure) {
        counter.increment();
        outage.failed(failure);
        if (!isOutage(failure)) {
            failures.addLast(clock.instant());
        }
    }

    /** Whether there were so many recent failures that further restarts will hardly help. */
    synchronized boolean isCrashLooping() {
        return recentFailures() >= CRASH_LOOP;
    }

    /** The delay before the next restart: 2 s, doubled for each recent failure, up to 32 s. */
    synchronized Duration delay() {
        int doublings = Math.clamp(recentFailures() - 1L, 0, CRASH_LOOP - 1);
        return SHORTEST_DELAY.multipliedBy(1L << doublings);
    }

    private int recentFailures() {
        Instant limit = clock.instant().minus(RECENT);
        failures.removeIf(failure -> failure.isBefore(limit));
        return failures.size();
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof ConfigException // the host name of the broker cannot be resolved
                    || cause instanceof MissingSourceTopicException) {
                return true;
            }
        }
        return false;
    }
}
