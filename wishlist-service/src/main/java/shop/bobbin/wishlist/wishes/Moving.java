package shop.bobbin.wishlist.wishes;

import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.wishes.Basket.PutResult.Away;
import shop.bobbin.wishlist.wishes.Basket.PutResult.Full;
import shop.bobbin.wishlist.wishes.Basket.PutResult.IsThere;
import shop.bobbin.wishlist.wishes.MoveResult.BasketAway;
import shop.bobbin.wishlist.wishes.MoveResult.BasketFull;
import shop.bobbin.wishlist.wishes.MoveResult.Moved;
import shop.bobbin.wishlist.wishes.MoveResult.NotThere;

/**
 * Moves a wish into the basket: first into the basket, then off the list, so that at worst it is in both. Then the move
 * can be repeated. A repeated move of what is gone from the list leaves the basket alone: the customer may have taken it
 * out again. No transaction is open while the order service is asked.
 */
@Component
public class Moving {

    private final Wishes wishes;
    private final Basket basket;
    private final WishesSettings settings;

    Moving(Wishes wishes, Basket basket, WishesSettings settings) {
        this.wishes = wishes;
        this.basket = basket;
        this.settings = settings;
    }

    /** @param token the customer's own: the order service decides by it whose basket it is */
    public MoveResult move(CustomerId customer, Sku sku, AccessToken token) {
        if (!wishes.has(customer, sku)) {
            return new NotThere();
        }
        return switch (basket.putAtLeastOne(sku, token)) {
            case IsThere() -> {
                wishes.remove(customer, sku);
                yield new Moved();
            }
            case Full() -> new BasketFull();
            case Away() -> new BasketAway(settings.retryAfter());
        };
    }
}
