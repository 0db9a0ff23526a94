package shop.bobbin.order;

import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.ProblemType;

/** The problem types of this service; those of all services are in {@code CommonProblem}. */
public enum OrderProblem implements ProblemType {
    BASKET_FULL(HttpStatus.UNPROCESSABLE_CONTENT, "The basket has its maximum number of products"),
    BASKET_CHANGED(HttpStatus.CONFLICT, "The basket has changed since you read it"),
    EMPTY_BASKET(HttpStatus.UNPROCESSABLE_CONTENT, "The basket is empty"),
    UNKNOWN_PRODUCT(HttpStatus.UNPROCESSABLE_CONTENT, "The catalog has no such product"),
    DISCONTINUED_PRODUCT(HttpStatus.UNPROCESSABLE_CONTENT, "The product is discontinued"),
    UNSUPPORTED_CURRENCY(HttpStatus.UNPROCESSABLE_CONTENT, "The product has no price in the currency of this shop"),
    ORDER_NOT_CANCELLABLE(HttpStatus.CONFLICT, "The order can no longer be cancelled"),
    PAYMENT_IN_PROGRESS(HttpStatus.CONFLICT, "The payment of the order is in progress");

    private final HttpStatus status;
    private final String title;

    OrderProblem(HttpStatus status, String title) {
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
