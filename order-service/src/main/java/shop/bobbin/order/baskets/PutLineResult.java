package shop.bobbin.order.baskets;

public sealed interface PutLineResult {

    record Updated(Basket basket) implements PutLineResult {}

    /** The basket already has {@value Basket#MAX_LINES} other lines. */
    record BasketFull() implements PutLineResult {}

    /** The basket does not meet the caller's precondition. */
    record PreconditionFailed(long version) implements PutLineResult {}
}
