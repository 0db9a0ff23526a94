package shop.bobbin.wishlist.products;

import java.time.Duration;

public sealed interface RebuildResult {

    /** The new copy is in use. */
    record Rebuilt(long products, Duration took) implements RebuildResult {}

    /** Another rebuild has come before this one; its copy is in use, or will be. */
    record Superseded() implements RebuildResult {}

    /** The topic could not be read; the copy is what it was. */
    record TopicAway(String reason) implements RebuildResult {}
}
