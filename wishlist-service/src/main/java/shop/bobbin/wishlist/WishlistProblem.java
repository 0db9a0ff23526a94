package shop.bobbin.wishlist;

import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.ProblemType;

/** The problem types of this service; those of all services are in {@code CommonProblem}. */
public enum WishlistProblem implements ProblemType {
    WISHLIST_FULL(HttpStatus.UNPROCESSABLE_CONTENT, "The wishlist has its maximum number of products"),
    UNKNOWN_PRODUCT(HttpStatus.UNPROCESSABLE_CONTENT, "The catalog has no such product"),
    DISCONTINUED_PRODUCT(HttpStatus.UNPROCESSABLE_CONTENT, "The product is discontinued"),
    BASKET_FULL(HttpStatus.UNPROCESSABLE_CONTENT, "The basket has its maximum number of products"),
    TOO_MANY_SHARING_LINKS(HttpStatus.UNPROCESSABLE_CONTENT, "The customer has the maximum number of sharing links");

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
