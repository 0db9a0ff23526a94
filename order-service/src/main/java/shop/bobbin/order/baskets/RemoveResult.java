package shop.bobbin.order.baskets;

public sealed interface RemoveResult {

    /** The basket without the lines, also if it did not have them before. */
    record Removed(Basket basket) implements RemoveResult {}

    /** The basket does not meet the caller's precondition. */
    record PreconditionFailed(long version) implements RemoveResult {}
}
