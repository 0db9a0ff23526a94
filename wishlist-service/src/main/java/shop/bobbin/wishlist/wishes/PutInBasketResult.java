package shop.bobbin.wishlist.wishes;

import java.time.Duration;

public sealed interface PutInBasketResult {

    record InBasket() implements PutInBasketResult {}

    /** The basket has its maximum number of products. */
    record TooManyProducts() implements PutInBasketResult {}

    /** The order service is unavailable or limits the rate of requests. */
    record Unavailable(Duration retryAfter) implements PutInBasketResult {}
}
