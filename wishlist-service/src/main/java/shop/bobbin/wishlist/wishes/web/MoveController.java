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
import shop.bobbin.wishlist.wishes.MoveResult.BasketAway;
import shop.bobbin.wishlist.wishes.MoveResult.BasketFull;
import shop.bobbin.wishlist.wishes.MoveResult.Moved;
import shop.bobbin.wishlist.wishes.MoveResult.NotThere;
import shop.bobbin.wishlist.wishes.Moving;

@RestController
class MoveController {

    private final Moving moving;

    MoveController(Moving moving) {
        this.moving = moving;
    }

    /**
     * Afterwards the basket has at least one piece and the wishlist none; a quantity that was in the basket stays. Repeated
     * after it has worked, it answers 404 and does nothing.
     */
    @PostMapping("/wishlist/items/{sku}/move-to-basket")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(@CurrentCustomer CustomerId customer, @AuthenticationPrincipal Jwt token, @PathVariable Sku sku) {
        switch (moving.move(customer, sku, new AccessToken(token.getTokenValue()))) {
            case Moved() -> {}
            case NotThere() -> throw ProblemException.notFound(sku + " is not on the wishlist.");
            case BasketFull() ->
                throw new ProblemException(
                        WishlistProblem.BASKET_FULL, "The basket is full; " + sku + " stays on the wishlist.");
            case BasketAway(var retryAfter) ->
                throw ProblemException.unavailable(
                        "The basket cannot be reached; " + sku + " stays on the wishlist.", retryAfter);
        }
    }
}
