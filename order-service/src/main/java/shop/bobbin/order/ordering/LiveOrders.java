package shop.bobbin.order.ordering;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.OrderingSettings.Live;
import shop.bobbin.order.ordering.WatchResult.Full;
import shop.bobbin.order.ordering.WatchResult.Watching;

/**
 * Who is watching which order on this instance. A watch is only told that there may be news; the news itself is in the
 * order's history. So nothing is missed between reading the history and listening, nothing is told twice, and an event
 * that comes late or again does no harm.
 */
@Component
public class LiveOrders implements SmartLifecycle {

    private final ConcurrentHashMap<OrderId, Set<Watch>> watches = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final Live settings;
    private volatile boolean running;

    LiveOrders(OrderingSettings settings) {
        this.settings = settings.live();
        this.places = new Semaphore(this.settings.maxStreams());
    }

    /** From now on the watch hears of the order: read the history after this, not before. */
    public WatchResult watch(OrderId order) {
        if (!running || !places.tryAcquire()) {
            return new Full(settings.retryAfter());
        }
        var watch = new Watch(order, this, settings.heartbeat());
        watches.compute(order, (_, others) -> {
            var all = others == null ? ConcurrentHashMap.<Watch>newKeySet() : others;
            all.add(watch);
            return all;
        });
        return new Watching(watch);
    }

    /** Something has happened to the order, here or at another instance. */
    public void changed(OrderId order) {
        watches.getOrDefault(order, Set.of()).forEach(Watch::ring);
    }

    /** Something may have happened while we were not listening. */
    public void anyMayHaveChanged() {
        watches.values().forEach(all -> all.forEach(Watch::ring));
    }

    void forget(Watch watch) {
        watches.computeIfPresent(watch.order(), (_, all) -> {
            if (all.remove(watch)) {
                places.release();
            }
            return all.isEmpty() ? null : all;
        });
    }

    @Override
    public void start() {
        running = true;
    }

    /** Comes before the web server stops, which would otherwise wait for these requests to end. */
    @Override
    public void stop() {
        running = false;
        watches.values().forEach(all -> all.forEach(Watch::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
