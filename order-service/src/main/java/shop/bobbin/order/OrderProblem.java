package shop.bobbin.order;

import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.ProblemType;

/** The problems that only this service answers with. */
public enum OrderProblem implements ProblemType {
    BASKET_FULL(HttpStatus.UNPROCESSABLE_CONTENT, "The basket holds no more different products"),
    BASKET_CHANGED(HttpStatus.CONFLICT, "The basket is not the one that you have seen"),
    EMPTY_BASKET(HttpStatus.UNPROCESSABLE_CONTENT, "There is nothing in the basket"),
    UNKNOWN_PRODUCT(HttpStatus.UNPROCESSABLE_CONTENT, "The catalog has no such product"),
    DISCONTINUED_PRODUCT(HttpStatus.UNPROCESSABLE_CONTENT, "The product is no longer sold"),
    UNSUPPORTED_CURRENCY(HttpStatus.UNPROCESSABLE_CONTENT, "The product is not priced in the currency of this shop"),
    ORDER_NOT_CANCELLABLE(HttpStatus.CONFLICT, "The order can no longer be cancelled"),
    PAYMENT_IN_PROGRESS(HttpStatus.CONFLICT, "The order is being paid at this moment");

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
