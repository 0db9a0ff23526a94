package shop.bobbin.wishlist.alerts;

import java.time.Duration;

public sealed interface SubscribeResult {

    record Subscribed(SseSubscription subscription) implements SubscribeResult {}

    /** The customer or the instance has its maximum number of event streams, or the instance is stopping. */
    record LimitReached(Duration retryAfter) implements SubscribeResult {}
}
