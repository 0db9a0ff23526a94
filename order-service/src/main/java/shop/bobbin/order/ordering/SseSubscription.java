package shop.bobbin.order.ordering;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import shop.bobbin.order.OrderId;

/** One client's subscription to the changes of one order. Closing it unsubscribes. */
public final class SseSubscription implements AutoCloseable {

    private final OrderId order;
    private final OrderSseSubscriptions subscriptions;
    private final Duration heartbeat;
    private final Semaphore signals = new Semaphore(0);
    private volatile boolean ended;

    SseSubscription(OrderId order, OrderSseSubscriptions subscriptions, Duration heartbeat) {
        this.order = order;
        this.subscriptions = subscriptions;
        this.heartbeat = heartbeat;
    }

    /** Blocks until the order may have changed, at most for the heartbeat interval. */
    public void await() throws InterruptedException {
        signals.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        signals.drainPermits();
    }

    /** True when the instance is stopping: the stream has to end. */
    public boolean isEnded() {
        return ended;
    }

    OrderId order() {
        return order;
    }

    void signal() {
        signals.release();
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
