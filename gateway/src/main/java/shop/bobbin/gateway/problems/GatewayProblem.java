package shop.bobbin.gateway.problems;

import org.springframework.http.HttpStatus;
import shop.bobbin.chassis.problem.ProblemType;

/** The problem types of the gateway, in addition to the common ones. */
public enum GatewayProblem implements ProblemType {
    CROSS_SITE_REQUEST(HttpStatus.FORBIDDEN, "Cross-site request"),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time"),
    UPSTREAM_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "A service did not respond in time");

    private final HttpStatus status;
    private final String title;

    GatewayProblem(HttpStatus status, String title) {
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
