package shop.bobbin.gateway.problems;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import shop.bobbin.chassis.telemetry.OutageLog;

/**
 * An outage in two lines of the log, as {@link OutageLog} has it, of what many callers use at once: it is over when a
 * call succeeds and none has failed for a while. Otherwise a dependency that fails every second call would begin and end
 * an outage with each of them.
 */
public final class Outage {

    static final Duration CALM = Duration.ofSeconds(5);

    private final OutageLog lines;
    private final InstantSource clock;
    private volatile Instant lastFailure = Instant.MIN;

    /** @param dependency the subject of both lines, such as {@code "The order service"} */
    public Outage(Logger log, String dependency, InstantSource clock) {
        this.lines = new OutageLog(log, dependency, clock);
        this.clock = clock;
    }

    public void failed(Throwable cause) {
        lastFailure = clock.instant();
        lines.failed(cause);
    }

    public void succeeded() {
        var failure = lastFailure;
        if (!failure.equals(Instant.MIN) && clock.instant().isAfter(failure.plus(CALM))) {
            lastFailure = Instant.MIN;
            lines.succeeded();
        }
    }
}
