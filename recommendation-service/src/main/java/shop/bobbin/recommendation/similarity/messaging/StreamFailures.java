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
 * The failures by which the Streams application has ended lately. Outages do not make it many: while the broker is
 * unavailable each instance fails, and answers with what it knows.
 */
final class StreamFailures {

    private static final int MANY = 5;
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(StreamFailures.class);

    private final InstantSource clock;
    private final OutageLog outage;
    private final Counter counter;
    private final Deque<Instant> failures = new ArrayDeque<>();

    StreamFailures(InstantSource clock, MeterRegistry meters) {
        this.clock = clock;
        this.outage = new OutageLog(log, "The Streams application", clock);
        this.counter = meters.counter("bobbin.streams.failed");
    }

    void ended() {
        outage.succeeded();
    }

    synchronized void add(Throwable failure) {
        counter.increment();
        outage.failed(failure);
        if (!isOutage(failure)) {
            failures.addLast(clock.instant());
        }
    }

    /** Whether it fails again and again, so that a restart does not help. */
    synchronized boolean areMany() {
        return lately() >= MANY;
    }

    /** Until the next start: 2 s, doubled with each failure up to 32 s. */
    synchronized Duration pause() {
        int doublings = Math.clamp(lately() - 1L, 0, MANY - 1);
        return SHORTEST_PAUSE.multipliedBy(1L << doublings);
    }

    private int lately() {
        Instant limit = clock.instant().minus(LATELY);
        failures.removeIf(failure -> failure.isBefore(limit));
        return failures.size();
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof ConfigException // no address of the broker's name is known
                    || cause instanceof MissingSourceTopicException) {
                return true;
            }
        }
        return false;
    }
}
