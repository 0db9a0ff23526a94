package shop.bobbin.wishlist.products;

import java.time.Duration;

public sealed interface RebuildResult {

    /** The new replica is in use. */
    record Rebuilt(long products, Duration duration) implements RebuildResult {}

    /** A rebuild that started later has replaced this one. */
    record Superseded() implements RebuildResult {}

    /** The topic could not be read; the replica has not changed. */
    record TopicUnavailable(String reason) implements RebuildResult {}
}
