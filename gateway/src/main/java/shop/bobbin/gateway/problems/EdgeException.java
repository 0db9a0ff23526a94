package shop.bobbin.gateway.problems;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemType;

/**
 * Ends the exchange with a problem, and with the headers that belong to it. It carries no stack trace: it reports what
 * the caller did, not where we are.
 */
public final class EdgeException extends RuntimeException {

    private final transient ProblemType type;
    private final String detail;
    private final transient HttpHeaders headers;
    private final transient List<FieldMessage> errors;

    public EdgeException(
            ProblemType type,
            String detail,
            HttpHeaders headers,
            List<FieldMessage> errors,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.type = type;
        this.detail = detail;
        this.headers = headers;
        this.errors = errors;
    }

    public EdgeException(ProblemType type, String detail) {
        this(type, detail, new HttpHeaders(), List.of(), null);
    }

    public static EdgeException invalid(List<FieldMessage> errors) {
        return new EdgeException(
                CommonProblem.VALIDATION_FAILED, "Some fields are not right.", new HttpHeaders(), errors, null);
    }

    /** 401, with the challenge that RFC 9110 asks for; browsers show no dialogue for {@code Bearer}. */
    public static EdgeException unauthenticated(String detail) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return new EdgeException(CommonProblem.UNAUTHENTICATED, detail, headers, List.of(), null);
    }

    /** 503, with the seconds after which it is worth trying again. */
    public static EdgeException unavailable(String detail, @Nullable Throwable cause) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return new EdgeException(CommonProblem.UNAVAILABLE, detail, headers, List.of(), cause);
    }

    /** 429, with the seconds after which it is worth trying again. */
    public static EdgeException tooMany(String detail) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "10");
        return new EdgeException(CommonProblem.TOO_MANY_REQUESTS, detail, headers, List.of(), null);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public HttpHeaders headers() {
        return headers;
    }

    public List<FieldMessage> errors() {
        return errors;
    }
}
