package shop.bobbin.wishlist.wishes;

import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.wishes.MoveResult.BasketFull;
import shop.bobbin.wishlist.wishes.MoveResult.BasketUnavailable;
import shop.bobbin.wishlist.wishes.MoveResult.Moved;
import shop.bobbin.wishlist.wishes.MoveResult.NotOnWishlist;
import shop.bobbin.wishlist.wishes.PutInBasketResult.InBasket;
import shop.bobbin.wishlist.wishes.PutInBasketResult.TooManyProducts;
import shop.bobbin.wishlist.wishes.PutInBasketResult.Unavailable;

/**
 * The use case that moves a wish to the basket: it puts the product in the basket first, then removes the wish. If the second
 * step fails, the product is in both and the move can be retried. A retry after a successful move returns
 * {@link NotOnWishlist} and does not add the product again, even if the customer has removed it from the basket. No
 * transaction is open during the call to the order service.
 */
@Component
public class MovingToBasket {

    private final Wishes wishes;
    private final Basket basket;

    MovingToBasket(Wishes wishes, Basket basket) {
        this.wishes = wishes;
        this.basket = basket;
    }

    /** @param token the customer's access token, which is passed on to the order service */
    public MoveResult move(CustomerId customer, Sku sku, AccessToken token) {
        if (!wishes.contains(customer, sku)) {
            return new NotOnWishlist();
        }
        return switch (basket.putAtLeastOne(sku, token)) {
            case InBasket() -> {
                wishes.remove(customer, sku);
                yield new Moved();
            }
            case TooManyProducts() -> new BasketFull();
            case Unavailable(var retryAfter) -> new BasketUnavailable(retryAfter);
        };
    }
}
