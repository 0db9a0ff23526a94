package shop.bobbin.order.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the instance: it can be put forward together with the database's, so that no test waits for a deadline, and
 * it can be wrong while the database's is right.
 */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile Duration wrongBy = Duration.ZERO;

    public synchronized void putForward(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Makes this instance's clock alone go wrong. */
    public void setWrongBy(Duration error) {
        wrongBy = error;
    }

    @Override
    public Instant instant() {
        return right().plus(wrongBy);
    }

    /** The time that the database has. */
    public Instant right() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
    }

    Duration ahead() {
        return ahead;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
