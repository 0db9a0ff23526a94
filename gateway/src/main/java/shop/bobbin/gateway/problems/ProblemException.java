package shop.bobbin.gateway.problems;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Ends the exchange with a problem. It carries no stack trace: it reports what the caller did, not where we are. */
public final class ProblemException extends RuntimeException {

    private final EdgeProblem problem;
    private final String detail;
    private final transient HttpHeaders headers;
    private final transient List<FieldMessage> errors;

    public ProblemException(EdgeProblem problem, String detail) {
        this(problem, detail, new HttpHeaders(), null);
    }

    ProblemException(EdgeProblem problem, String detail, HttpHeaders headers, @Nullable Throwable cause) {
        this(problem, detail, headers, List.of(), cause);
    }

    private ProblemException(
            EdgeProblem problem,
            String detail,
            HttpHeaders headers,
            List<FieldMessage> errors,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.problem = problem;
        this.detail = detail;
        this.headers = headers;
        this.errors = errors;
    }

    public static ProblemException invalid(List<FieldMessage> errors) {
        return new ProblemException(
                EdgeProblem.VALIDATION_FAILED, "Some fields are not right.", new HttpHeaders(), errors, null);
    }

    /** 401, with the challenge that RFC 9110 asks for; browsers show no dialogue for {@code Bearer}. */
    public static ProblemException unauthenticated(String detail) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return new ProblemException(EdgeProblem.UNAUTHENTICATED, detail, headers, null);
    }

    /** 503, with the seconds after which it is worth trying again. */
    public static ProblemException unavailable(String detail, @Nullable Throwable cause) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return new ProblemException(EdgeProblem.UNAVAILABLE, detail, headers, cause);
    }

    public EdgeProblem problem() {
        return problem;
    }

    public String detail() {
        return detail;
    }

    HttpHeaders headers() {
        return headers;
    }

    List<FieldMessage> errors() {
        return errors;
    }
}
