package shop.bobbin.gateway.problems;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemType;

/**
 * Ends an exchange with a problem response and its headers. It has no stack trace, because it usually reports an error of
 * the client.
 */
public final class GatewayProblemException extends RuntimeException {

    private final transient ProblemType type;
    private final String detail;
    private final transient HttpHeaders headers;
    private final transient List<FieldViolation> errors;

    public GatewayProblemException(
            ProblemType type,
            String detail,
            HttpHeaders headers,
            List<FieldViolation> errors,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.type = type;
        this.detail = detail;
        this.headers = headers;
        this.errors = errors;
    }

    public GatewayProblemException(ProblemType type, String detail) {
        this(type, detail, new HttpHeaders(), List.of(), null);
    }

    public static GatewayProblemException invalid(List<FieldViolation> errors) {
        return new GatewayProblemException(
                CommonProblem.VALIDATION_FAILED, "Some fields are not valid.", new HttpHeaders(), errors, null);
    }

    /** 401 with the challenge that RFC 9110 requires; for {@code Bearer} browsers show no sign-in dialog. */
    public static GatewayProblemException unauthenticated(String detail) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return new GatewayProblemException(CommonProblem.UNAUTHENTICATED, detail, headers, List.of(), null);
    }

    /** 503 with {@code Retry-After}: 2 s. */
    public static GatewayProblemException unavailable(String detail, @Nullable Throwable cause) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return new GatewayProblemException(CommonProblem.UNAVAILABLE, detail, headers, List.of(), cause);
    }

    /** 429 with {@code Retry-After}: 10 s. */
    public static GatewayProblemException tooManyRequests(String detail) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "10");
        return new GatewayProblemException(CommonProblem.TOO_MANY_REQUESTS, detail, headers, List.of(), null);
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

    public List<FieldViolation> errors() {
        return errors;
    }
}
