package shop.bobbin.chassis.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exception that becomes the problem of a response. For {@code web} packages only: a domain returns sealed results. */
public class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final Map<String, Object> properties;
    private final @Nullable Duration retryAfter;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of(), null);
    }

    /** @param properties extension members of the problem */
    public ProblemException(ProblemType type, String detail, Map<String, Object> properties) {
        this(type, detail, properties, null);
    }

    private ProblemException(
            ProblemType type, String detail, Map<String, Object> properties, @Nullable Duration retryAfter) {
        super(detail);
        this.type = type;
        this.properties = Map.copyOf(properties);
        this.retryAfter = retryAfter;
    }

    /** 503 with {@code Retry-After} in whole seconds. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(CommonProblem.UNAVAILABLE, detail, Map.of(), retryAfter);
    }

    /** 400 for one invalid value of the request, as after bean validation. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(
                CommonProblem.VALIDATION_FAILED,
                "The request has invalid values.",
                Map.of("errors", List.of(new FieldError(field, message))));
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(CommonProblem.NOT_FOUND, detail);
    }

    public ProblemType type() {
        return type;
    }

    Map<String, Object> properties() {
        return properties;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
