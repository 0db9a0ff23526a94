package shop.bobbin.wishlist.wishes.web;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.WishlistProblem;
import shop.bobbin.wishlist.wishes.AccessToken;
import shop.bobbin.wishlist.wishes.MoveResult.BasketFull;
import shop.bobbin.wishlist.wishes.MoveResult.BasketUnavailable;
import shop.bobbin.wishlist.wishes.MoveResult.Moved;
import shop.bobbin.wishlist.wishes.MoveResult.NotOnWishlist;
import shop.bobbin.wishlist.wishes.MovingToBasket;

@RestController
class MoveToBasketController {

    private final MovingToBasket movingToBasket;

    MoveToBasketController(MovingToBasket movingToBasket) {
        this.movingToBasket = movingToBasket;
    }

    /**
     * Removes the wish, after which the basket has at least one piece; an existing quantity does not change. A repeated
     * request after success gets 404 and changes nothing.
     */
    @PostMapping("/wishlist/items/{sku}/move-to-basket")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(@CurrentCustomer CustomerId customer, @AuthenticationPrincipal Jwt token, @PathVariable Sku sku) {
        switch (movingToBasket.move(customer, sku, new AccessToken(token.getTokenValue()))) {
            case Moved() -> {}
            case NotOnWishlist() -> throw ProblemException.notFound(sku + " is not on the wishlist.");
            case BasketFull() ->
                throw new ProblemException(
                        WishlistProblem.BASKET_FULL, "The basket is full; " + sku + " stays on the wishlist.");
            case BasketUnavailable(var retryAfter) ->
                throw ProblemException.unavailable(
                        "The basket is unavailable; " + sku + " stays on the wishlist.", retryAfter);
        }
    }
}
