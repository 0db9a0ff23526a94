package shop.bobbin.wishlist.wishes;

public sealed interface AddResult {

    record Added(Wish wish) implements AddResult {}

    /** It was on the list; it stays there with the price and the time that it had. */
    record AlreadyThere(Wish wish) implements AddResult {}

    /** The list has its {@value Wishlist#MOST_WISHES} wishes. */
    record Full() implements AddResult {}

    /** The catalog has never told of such a product. */
    record UnknownProduct() implements AddResult {}

    /** No longer sold. */
    record DiscontinuedProduct() implements AddResult {}
}
