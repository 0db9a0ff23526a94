package shop.bobbin.order.ordering;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.OrderingSettings.Live;
import shop.bobbin.order.ordering.SubscribeResult.Subscribed;
import shop.bobbin.order.ordering.SubscribeResult.TooManySubscriptions;

/**
 * The open subscriptions of this instance, by order. A notification only says that an order may have changed; the
 * subscriber then reads the order's history from the last version that it has sent. Nothing is lost or sent twice, and a
 * late or duplicate notification does no harm.
 */
@Component
public class OrderSseSubscriptions implements SmartLifecycle {

    private final ConcurrentHashMap<OrderId, Set<SseSubscription>> subscriptions = new ConcurrentHashMap<>();
    private final Semaphore capacity;
    private final Live settings;
    private volatile boolean running;

    OrderSseSubscriptions(OrderingSettings settings) {
        this.settings = settings.live();
        this.capacity = new Semaphore(this.settings.maxStreams());
    }

    /** Subscribes to an order. Read the history after this call, not before, or a change between the two is lost. */
    public SubscribeResult subscribe(OrderId order) {
        if (!running || !capacity.tryAcquire()) {
            return new TooManySubscriptions(settings.retryAfter());
        }
        var subscription = new SseSubscription(order, this, settings.heartbeat());
        subscriptions.compute(order, (_, others) -> {
            var all = others == null ? ConcurrentHashMap.<SseSubscription>newKeySet() : others;
            all.add(subscription);
            return all;
        });
        return new Subscribed(subscription);
    }

    /** To be called when an order was changed by this or another instance. */
    public void notifySubscribers(OrderId order) {
        subscriptions.getOrDefault(order, Set.of()).forEach(SseSubscription::signal);
    }

    /** To be called when changes may have been missed. */
    public void notifyAllSubscribers() {
        subscriptions.values().forEach(all -> all.forEach(SseSubscription::signal));
    }

    void unsubscribe(SseSubscription subscription) {
        subscriptions.computeIfPresent(subscription.order(), (_, all) -> {
            if (all.remove(subscription)) {
                capacity.release();
            }
            return all.isEmpty() ? null : all;
        });
    }

    @Override
    public void start() {
        running = true;
    }

    /** Runs before the web server's graceful shutdown, which would otherwise wait for the open streams. */
    @Override
    public void stop() {
        running = false;
        subscriptions.values().forEach(all -> all.forEach(SseSubscription::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
