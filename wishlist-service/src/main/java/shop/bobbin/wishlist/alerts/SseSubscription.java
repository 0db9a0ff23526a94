package shop.bobbin.wishlist.alerts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import shop.bobbin.wishlist.CustomerId;

/**
 * The subscription of one event stream to the alerts of one customer. It carries no alerts, only the signal that there may
 * be new ones. The subscriber closes it.
 */
public final class SseSubscription implements AutoCloseable {

    private final CustomerId customer;
    private final AlertSseSubscriptions subscriptions;
    private final Duration heartbeat;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean ended;

    SseSubscription(CustomerId customer, AlertSseSubscriptions subscriptions, Duration heartbeat) {
        this.customer = customer;
        this.subscriptions = subscriptions;
        this.heartbeat = heartbeat;
    }

    /** Waits for the signal, at most until the next heartbeat is due. */
    public void await() throws InterruptedException {
        signal.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        signal.drainPermits();
    }

    /** True when the instance is stopping: no signal follows. */
    public boolean hasEnded() {
        return ended;
    }

    public CustomerId customer() {
        return customer;
    }

    void signal() {
        signal.release();
    }

    void end() {
        ended = true;
        signal();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe(this);
    }
}
