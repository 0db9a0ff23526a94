package shop.bobbin.chassis.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/**
 * Exception that becomes the problem of a response. For {@code web} packages only: a domain returns sealed results. It has no
 * stack trace, because it usually reports an error of the client.
 */
public class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final Map<String, Object> properties;
    private final HttpHeaders headers;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /** @param properties extension members of the problem */
    public ProblemException(ProblemType type, String detail, Map<String, Object> properties) {
        this(type, detail, properties, new HttpHeaders(), null);
    }

    public ProblemException(ProblemType type, String detail, Throwable cause) {
        this(type, detail, Map.of(), new HttpHeaders(), cause);
    }

    /** @param headers of the response, in addition to its content type */
    public ProblemException(ProblemType type, String detail, HttpHeaders headers) {
        this(type, detail, Map.of(), headers, null);
    }

    private ProblemException(
            ProblemType type,
            String detail,
            Map<String, Object> properties,
            HttpHeaders headers,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.type = type;
        this.properties = Map.copyOf(properties);
        this.headers = headers;
    }

    /** 400 with the invalid values in {@code errors}. */
    public static ProblemException invalid(String detail, List<FieldError> errors) {
        return new ProblemException(CommonProblem.VALIDATION_FAILED, detail, Map.of("errors", errors));
    }

    /** 400 for one invalid value of the request, as after bean validation. */
    public static ProblemException invalid(String field, String message) {
        return invalid("The request has invalid values.", List.of(new FieldError(field, message)));
    }

    /** 401 with the challenge that RFC 9110 requires; for {@code Bearer} browsers show no sign-in dialog. */
    public static ProblemException unauthenticated(String detail) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return new ProblemException(CommonProblem.UNAUTHENTICATED, detail, headers);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(CommonProblem.NOT_FOUND, detail);
    }

    /** 429 with {@code Retry-After} in whole seconds. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(CommonProblem.TOO_MANY_REQUESTS, detail, retryAfter(retryAfter));
    }

    /** 503 with {@code Retry-After} in whole seconds. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return unavailable(detail, retryAfter, null);
    }

    public static ProblemException unavailable(String detail, Duration retryAfter, @Nullable Throwable cause) {
        return new ProblemException(CommonProblem.UNAVAILABLE, detail, Map.of(), retryAfter(retryAfter), cause);
    }

    private static HttpHeaders retryAfter(Duration time) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, time.toSeconds())));
        return headers;
    }

    public ProblemType type() {
        return type;
    }

    public HttpHeaders headers() {
        return headers;
    }

    /** The body of the response, still without {@code instance}. */
    public ProblemDetail toBody() {
        var body = Problems.of(type, getMessage());
        properties.forEach(body::setProperty);
        return body;
    }
}
