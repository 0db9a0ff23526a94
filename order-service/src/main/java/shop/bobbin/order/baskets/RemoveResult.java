package shop.bobbin.order.baskets;

public sealed interface RemoveResult {

    /** The basket as it is now; what is removed may not have been in it. */
    record Removed(Basket basket) implements RemoveResult {}

    /** It is not the basket that the caller expects. */
    record OtherBasket(long version) implements RemoveResult {}
}
