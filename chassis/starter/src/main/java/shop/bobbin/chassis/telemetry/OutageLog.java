package shop.bobbin.chassis.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs an outage of one dependency in two lines, however many calls fail in between: a warning when it begins, with the
 * cause of the first failure, and an information when it ends, with its length.
 */
public final class OutageLog {

    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Logger log;
    private final String dependency;
    private final InstantSource clock;
    private final Duration quiet;
    private final AtomicReference<@Nullable Instant> begin = new AtomicReference<>();
    private volatile Instant lastFailure = Instant.MIN;

    /** @param dependency the subject of both lines, such as {@code "The database"} */
    public OutageLog(Logger log, String dependency, InstantSource clock) {
        this(log, dependency, clock, Duration.ZERO);
    }

    private OutageLog(Logger log, String dependency, InstantSource clock, Duration quiet) {
        this.log = log;
        this.dependency = dependency;
        this.clock = clock;
        this.quiet = quiet;
    }

    /**
     * The log of a dependency that many callers use at once, where some succeed while others fail: a success ends the outage
     * only when no call has failed for 5 s.
     */
    public static OutageLog shared(Logger log, String dependency, InstantSource clock) {
        return new OutageLog(log, dependency, clock, QUIET);
    }

    /** A call has failed because the dependency is unavailable. */
    public void failed(Throwable cause) {
        var now = clock.instant();
        lastFailure = now;
        if (begin.compareAndSet(null, now)) {
            log.warn("{} is unavailable: {}", dependency, cause.toString());
        }
    }

    /** A call has succeeded. */
    public void succeeded() {
        if (begin.get() != null && !clock.instant().isBefore(lastFailure.plus(quiet))) {
            Instant since = begin.getAndSet(null);
            if (since != null) {
                var length = Duration.between(since, clock.instant());
                log.info("{} is available again after {} s", dependency, length.toSeconds());
            }
        }
    }
}
