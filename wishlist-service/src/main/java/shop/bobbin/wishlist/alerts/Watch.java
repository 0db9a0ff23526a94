package shop.bobbin.wishlist.alerts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import shop.bobbin.wishlist.CustomerId;

/** One customer waiting for alerts. To be closed by who opened it. */
public final class Watch implements AutoCloseable {

    private final CustomerId customer;
    private final LiveAlerts live;
    private final Duration heartbeat;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean over;

    Watch(CustomerId customer, LiveAlerts live, Duration heartbeat) {
        this.customer = customer;
        this.live = live;
        this.heartbeat = heartbeat;
    }

    /** Waits until there may be news, at most until it is time for a sign of life. */
    public void await() throws InterruptedException {
        bell.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        bell.drainPermits();
    }

    /** Is there no use in waiting any longer? */
    public boolean isOver() {
        return over;
    }

    public CustomerId customer() {
        return customer;
    }

    void ring() {
        bell.release();
    }

    void end() {
        over = true;
        ring();
    }

    @Override
    public void close() {
        live.forget(this);
    }
}
