package shop.bobbin.chassis.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import shop.bobbin.chassis.web.BodyTooLargeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/** Says what is wrong with a body that could not be read, without showing the inside of the service. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemDetail explain(HttpMessageNotReadableException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return Problems.of(CommonProblem.PAYLOAD_TOO_LARGE, tooLarge.getMessage());
            }
            if (cause instanceof JacksonException mismatch && isOfOneValue(mismatch)) {
                var problem =
                        Problems.of(CommonProblem.VALIDATION_FAILED, "The body has values that are not acceptable.");
                problem.setProperty("errors", List.of(new FieldError(path(mismatch), message(mismatch))));
                return problem;
            }
        }
        return Problems.of(
                CommonProblem.MALFORMED_REQUEST,
                "The body is missing or is not well-formed JSON of the expected shape.");
    }

    /** A number that is too large for its type is found by the parser, all else by the binding to our records. */
    private static boolean isOfOneValue(JacksonException mismatch) {
        return !mismatch.getPath().isEmpty()
                && (mismatch instanceof DatabindException || mismatch instanceof InputCoercionException);
    }

    private static String path(JacksonException mismatch) {
        return mismatch.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null ? "[" + part.getIndex() + "]" : "." + part.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /** Our records refuse a value with an {@link IllegalArgumentException} that is written for the caller; all else is Jackson's. */
    private static String message(JacksonException mismatch) {
        for (Throwable cause = mismatch; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException refused && refused.getMessage() != null) {
                return refused.getMessage();
            }
        }
        return "has a value of the wrong type";
    }
}
