package shop.bobbin.order.ordering;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import shop.bobbin.order.OrderId;

/** One customer waiting for news of one order. To be closed by who opened it. */
public final class Watch implements AutoCloseable {

    private final OrderId order;
    private final LiveOrders live;
    private final Duration heartbeat;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean over;

    Watch(OrderId order, LiveOrders live, Duration heartbeat) {
        this.order = order;
        this.live = live;
        this.heartbeat = heartbeat;
    }

    /** Waits until there may be news, at most until the next heartbeat. */
    public void await() throws InterruptedException {
        bell.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        bell.drainPermits();
    }

    /** Is there no use in waiting any longer? */
    public boolean isOver() {
        return over;
    }

    OrderId order() {
        return order;
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
