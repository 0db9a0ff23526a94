package shop.bobbin.chassis.sse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The open subscriptions of this instance, by key, with their limits. */
final class SseSubscriptions<K> {

    private final Map<K, Set<SseSubscription>> subscriptions = new HashMap<>();
    private final SseSettings settings;
    private boolean open;

    SseSubscriptions(SseSettings settings) {
        this.settings = settings;
    }

    /** Empty at a limit, and while this instance is stopping. */
    synchronized Optional<SseSubscription> subscribe(K key) {
        var all = subscriptions.values().stream().mapToInt(Set::size).sum();
        if (!open || !settings.allowsAnother(all, of(key).size())) {
            return Optional.empty();
        }
        var subscription = new SseSubscription(settings.heartbeat(), closed -> unsubscribe(key, closed));
        subscriptions.computeIfAbsent(key, _ -> new HashSet<>()).add(subscription);
        return Optional.of(subscription);
    }

    private synchronized void unsubscribe(K key, SseSubscription subscription) {
        subscriptions.computeIfPresent(key, (_, others) -> {
            others.remove(subscription);
            return others.isEmpty() ? null : others;
        });
    }

    synchronized void signal(K key) {
        of(key).forEach(SseSubscription::signal);
    }

    synchronized void signalAll() {
        subscriptions.values().forEach(all -> all.forEach(SseSubscription::signal));
    }

    synchronized Set<K> keys() {
        return Set.copyOf(subscriptions.keySet());
    }

    synchronized void open() {
        open = true;
    }

    /** Ends all subscriptions, and accepts no others. */
    synchronized void end() {
        open = false;
        subscriptions.values().forEach(all -> all.forEach(SseSubscription::end));
    }

    synchronized boolean isOpen() {
        return open;
    }

    private Set<SseSubscription> of(K key) {
        return subscriptions.getOrDefault(key, Set.of());
    }
}
