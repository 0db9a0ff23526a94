package shop.bobbin.wishlist.wishes;

import java.time.Duration;

public sealed interface MoveResult {

    /** In the basket, and no longer on the wishlist. */
    record Moved() implements MoveResult {}

    /** Not on the wishlist, for example because it was moved before; the basket has not changed. */
    record NotOnWishlist() implements MoveResult {}

    /** The basket has its maximum number of products; the wish stays. */
    record BasketFull() implements MoveResult {}

    /** The order service is unavailable; the wish stays. */
    record BasketUnavailable(Duration retryAfter) implements MoveResult {}
}
