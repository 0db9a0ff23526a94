package shop.bobbin.wishlist.alerts;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.alerts.AlertsSettings.Live;
import shop.bobbin.wishlist.alerts.WatchResult.Full;
import shop.bobbin.wishlist.alerts.WatchResult.Watching;

/**
 * Who is watching on this instance. A watch is only told that there may be news; the news itself is in the table. So
 * nothing is missed between reading the table and waiting, and nothing is told twice.
 */
@Component
public class LiveAlerts implements SmartLifecycle {

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final Live settings;
    private volatile boolean running;

    LiveAlerts(AlertsSettings settings) {
        this.settings = settings.live();
    }

    /** From now on the watch hears of the customer's alerts: read the table after this, not before. */
    public synchronized WatchResult watch(CustomerId customer) {
        if (!running
                || watches.size() >= settings.maxStreams()
                || of(List.of(customer)).size() >= settings.maxStreamsPerCustomer()) {
            return new Full(settings.retryAfter());
        }
        var watch = new Watch(customer, this, settings.heartbeat());
        watches.add(watch);
        return new Watching(watch);
    }

    Set<CustomerId> watching() {
        return watches.stream().map(Watch::customer).collect(Collectors.toSet());
    }

    void told(List<CustomerId> customers) {
        of(customers).forEach(Watch::ring);
    }

    void forget(Watch watch) {
        watches.remove(watch);
    }

    private List<Watch> of(List<CustomerId> customers) {
        return watches.stream()
                .filter(watch -> customers.contains(watch.customer()))
                .toList();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Comes before the web server stops, which would otherwise wait for these requests to end. */
    @Override
    public void stop() {
        running = false;
        watches.forEach(Watch::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
