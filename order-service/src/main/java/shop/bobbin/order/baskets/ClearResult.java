package shop.bobbin.order.baskets;

public sealed interface ClearResult {

    record Cleared() implements ClearResult {}

    /** The basket has changed since the caller read it; this is its current version. */
    record VersionConflict(long version) implements ClearResult {}
}
