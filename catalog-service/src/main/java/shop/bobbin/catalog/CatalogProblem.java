package shop.bobbin.catalog;

import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.ProblemType;

/** The problems that only this service answers with. */
public enum CatalogProblem implements ProblemType {
    PRODUCT_EXISTS(HttpStatus.CONFLICT, "There is a product with this sku already"),
    OTHER_CURRENCY(HttpStatus.UNPROCESSABLE_CONTENT, "The shop sells in another currency"),
    UNKNOWN_CATEGORY(HttpStatus.UNPROCESSABLE_CONTENT, "There is no such category"),
    STOCK_TOO_LOW(HttpStatus.CONFLICT, "There are fewer pieces on hand than would be taken away");

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
