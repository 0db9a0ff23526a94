package shop.bobbin.order.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The instance's clock in tests. {@link #advance} moves it together with the database's clock, so that no test waits for a
 * deadline; {@link #setSkew} makes it differ from the database's clock.
 */
public final class MutableClock extends Clock {

    private volatile Duration advancedBy = Duration.ZERO;
    private volatile Duration skew = Duration.ZERO;

    public synchronized void advance(Duration by) {
        advancedBy = advancedBy.plus(by);
    }

    /** Sets by how much this instance's clock is ahead of the database's clock. */
    public void setSkew(Duration skew) {
        this.skew = skew;
    }

    @Override
    public Instant instant() {
        return databaseTime().plus(skew);
    }

    /** The time of the database's clock. */
    public Instant databaseTime() {
        return Instant.now().plus(advancedBy).truncatedTo(ChronoUnit.MILLIS);
    }

    Duration advancedBy() {
        return advancedBy;
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
