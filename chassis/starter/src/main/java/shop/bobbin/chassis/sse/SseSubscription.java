package shop.bobbin.chassis.sse;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The subscription of one open stream to the signals of its key. Closing it unsubscribes and ends the stream. */
final class SseSubscription implements AutoCloseable {

    private final Duration heartbeat;
    private final Consumer<SseSubscription> onClose;
    private final Semaphore signals = new Semaphore(0);
    private volatile boolean ended;

    SseSubscription(Duration heartbeat, Consumer<SseSubscription> onClose) {
        this.heartbeat = heartbeat;
        this.onClose = onClose;
    }

    /** Waits for a signal since the last call, at most for the heartbeat interval; returns false when the stream has to end. */
    boolean await() throws InterruptedException {
        boolean unused = signals.tryAcquire(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        signals.drainPermits();
        return !ended;
    }

    boolean hasEnded() {
        return ended;
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
        end();
        onClose.accept(this);
    }
}
