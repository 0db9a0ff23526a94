package shop.bobbin.wishlist.alerts;

import java.time.Duration;

public sealed interface WatchResult {

    record Watching(Watch watch) implements WatchResult {}

    /** As many as one instance takes are watching already, or it is about to stop. */
    record Full(Duration retryAfter) implements WatchResult {}
}
