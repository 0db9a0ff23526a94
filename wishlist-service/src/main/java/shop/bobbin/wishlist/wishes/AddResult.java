package shop.bobbin.wishlist.wishes;

public sealed interface AddResult {

    record Added(Wish wish) implements AddResult {}

    /** It was on the wishlist before and does not change. */
    record AlreadyOnWishlist(Wish wish) implements AddResult {}

    /** The wishlist has its maximum of {@value Wishlist#MAX_WISHES} wishes. */
    record WishlistFull() implements AddResult {}

    /** The product is not in the replica. */
    record UnknownProduct() implements AddResult {}

    record DiscontinuedProduct() implements AddResult {}
}
