package shop.bobbin.wishlist;

import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.ProblemType;

/** The problems that only this service answers with; those that it shares with another mean the same. */
public enum WishlistProblem implements ProblemType {
    WISHLIST_FULL(HttpStatus.UNPROCESSABLE_CONTENT, "The wishlist holds no more products"),
    UNKNOWN_PRODUCT(HttpStatus.UNPROCESSABLE_CONTENT, "The catalog has no such product"),
    DISCONTINUED_PRODUCT(HttpStatus.UNPROCESSABLE_CONTENT, "The product is no longer sold"),
    BASKET_FULL(HttpStatus.UNPROCESSABLE_CONTENT, "The basket holds no more different products"),
    TOO_MANY_SHARING_LINKS(HttpStatus.UNPROCESSABLE_CONTENT, "There are as many sharing links as there may be");

    private final HttpStatus status;
    private final String title;

    WishlistProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
