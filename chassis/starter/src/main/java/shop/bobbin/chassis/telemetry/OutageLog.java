package shop.bobbin.chassis.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs each outage of a dependency in two lines, however many calls fail: a warning at the start, with the cause of the first
 * failure, and an info line at the end, with the duration. Thread-safe.
 */
public final class OutageLog {

    private static final Duration QUIET_PERIOD = Duration.ofSeconds(5);

    private final Logger log;
    private final String dependency;
    private final InstantSource clock;
    private final Duration quietPeriod;
    private final AtomicReference<@Nullable Instant> begin = new AtomicReference<>();
    private volatile Instant lastFailure = Instant.MIN;

    /** @param dependency subject of both lines, such as {@code "The database"} */
    public OutageLog(Logger log, String dependency, InstantSource clock) {
        this(log, dependency, clock, Duration.ZERO);
    }

    private OutageLog(Logger log, String dependency, InstantSource clock, Duration quietPeriod) {
        this.log = log;
        this.dependency = dependency;
        this.clock = clock;
        this.quietPeriod = quietPeriod;
    }

    /**
     * An outage log for concurrent callers, of which some may succeed during an outage: a success ends the outage only after 5 s
     * without a failure.
     */
    public static OutageLog shared(Logger log, String dependency, InstantSource clock) {
        return new OutageLog(log, dependency, clock, QUIET_PERIOD);
    }

    /** Reports a call that has failed because the dependency is unavailable. */
    public void failed(Throwable cause) {
        var now = clock.instant();
        lastFailure = now;
        if (begin.compareAndSet(null, now)) {
            log.warn("{} is unavailable: {}", dependency, cause.toString());
        }
    }

    /** Reports a successful call. */
    public void succeeded() {
        if (begin.get() != null && !clock.instant().isBefore(lastFailure.plus(quietPeriod))) {
            Instant since = begin.getAndSet(null);
            if (since != null) {
                var length = Duration.between(since, clock.instant());
                log.info("{} is available again after {} s", dependency, length.toSeconds());
            }
        }
    }
}
