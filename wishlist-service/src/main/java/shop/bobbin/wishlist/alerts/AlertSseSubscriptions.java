package shop.bobbin.wishlist.alerts;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.alerts.AlertsSettings.Live;
import shop.bobbin.wishlist.alerts.SubscribeResult.LimitReached;
import shop.bobbin.wishlist.alerts.SubscribeResult.Subscribed;

/**
 * The open subscriptions of this instance, with their limits. A subscriber gets only the signal that there may be new
 * alerts and reads them from the table: so it misses none between reading and waiting, and sends none twice.
 */
@Component
public class AlertSseSubscriptions implements SmartLifecycle {

    private final Set<SseSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Live settings;
    private volatile boolean running;

    AlertSseSubscriptions(AlertsSettings settings) {
        this.settings = settings.live();
    }

    /** Subscribes to the customer's alerts. To miss none, read the table after this call, not before. */
    public synchronized SubscribeResult subscribe(CustomerId customer) {
        if (!running
                || subscriptions.size() >= settings.maxStreams()
                || subscriptionsOf(List.of(customer)).size() >= settings.maxStreamsPerCustomer()) {
            return new LimitReached(settings.retryAfter());
        }
        var subscription = new SseSubscription(customer, this, settings.heartbeat());
        subscriptions.add(subscription);
        return new Subscribed(subscription);
    }

    Set<CustomerId> subscribedCustomers() {
        return subscriptions.stream().map(SseSubscription::customer).collect(Collectors.toSet());
    }

    void notifySubscribers(List<CustomerId> customers) {
        subscriptionsOf(customers).forEach(SseSubscription::signal);
    }

    void unsubscribe(SseSubscription subscription) {
        subscriptions.remove(subscription);
    }

    private List<SseSubscription> subscriptionsOf(List<CustomerId> customers) {
        return subscriptions.stream()
                .filter(subscription -> customers.contains(subscription.customer()))
                .toList();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Runs before the web server stops, which would otherwise wait for these requests to end. */
    @Override
    public void stop() {
        running = false;
        subscriptions.forEach(SseSubscription::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
