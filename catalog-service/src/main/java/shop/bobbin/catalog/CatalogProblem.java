package shop.bobbin.catalog;

import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.ProblemType;

/** The problem types of this service, in addition to the common ones. */
public enum CatalogProblem implements ProblemType {
    PRODUCT_EXISTS(HttpStatus.CONFLICT, "A product with this SKU already exists"),
    OTHER_CURRENCY(HttpStatus.UNPROCESSABLE_CONTENT, "The price is not in the shop's currency"),
    UNKNOWN_CATEGORY(HttpStatus.UNPROCESSABLE_CONTENT, "The category does not exist"),
    STOCK_TOO_LOW(HttpStatus.CONFLICT, "There is less stock on hand than would be written off");

    private final HttpStatus status;
    private final String title;

    CatalogProblem(HttpStatus status, String title) {
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
