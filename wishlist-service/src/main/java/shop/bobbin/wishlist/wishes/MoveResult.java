package shop.bobbin.wishlist.wishes;

import java.time.Duration;

public sealed interface MoveResult {

    /** In the basket, and no longer on the list. */
    record Moved() implements MoveResult {}

    /** Not on the list, perhaps since it has been moved before; the basket has not been touched. */
    record NotThere() implements MoveResult {}

    /** The basket takes no further product; the wish stays. */
    record BasketFull() implements MoveResult {}

    /** The order service does not answer; the wish stays. */
    record BasketAway(Duration retryAfter) implements MoveResult {}
}
