package shop.bobbin.order.ordering;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import shop.bobbin.order.OrderId;

/** One customer waiting for news of one order. To be closed by who opened it. */
public final class Watch implements AutoCloseable {

    private final OrderId order;
    private final LiveOrders live;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean over;

    Watch(OrderId order, LiveOrders live) {
        this.order = order;
        this.live = live;
    }

    /** Waits until there may be news, at most as long as given. */
    public void await(Duration most) throws InterruptedException {
        bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
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
