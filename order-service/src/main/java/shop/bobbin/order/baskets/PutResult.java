package shop.bobbin.order.baskets;

public sealed interface PutResult {

    record Put(Basket basket) implements PutResult {}

    /** The basket has its {@value Basket#MOST_LINES} lines. */
    record Full() implements PutResult {}

    /** It is not the basket that the caller expects. */
    record OtherBasket(long version) implements PutResult {}
}
