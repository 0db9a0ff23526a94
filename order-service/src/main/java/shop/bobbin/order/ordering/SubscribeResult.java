package shop.bobbin.order.ordering;

import java.time.Duration;

public sealed interface SubscribeResult {

    record Subscribed(SseSubscription subscription) implements SubscribeResult {}

    /** This instance has its maximum number of subscriptions, or is stopping. */
    record TooManySubscriptions(Duration retryAfter) implements SubscribeResult {}
}
