package shop.bobbin.gateway.problems;

import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.ProblemType;

/** What can go wrong only at the edge, beside the common problems. */
public enum EdgeProblem implements ProblemType {
    CROSS_SITE_REQUEST(HttpStatus.FORBIDDEN, "The change was asked for by another site"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long to arrive"),
    UPSTREAM_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "The answer took too long");

    private final HttpStatus status;
    private final String title;

    EdgeProblem(HttpStatus status, String title) {
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
