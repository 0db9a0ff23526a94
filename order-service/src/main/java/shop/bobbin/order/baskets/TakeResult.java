package shop.bobbin.order.baskets;

public sealed interface TakeResult {

    /** The lines are the caller's, the basket is empty. */
    record Taken() implements TakeResult {}

    /** It is no longer the basket that the caller has seen. */
    record Changed(long version) implements TakeResult {}
}
