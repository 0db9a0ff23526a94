package shop.bobbin.chassis.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import shop.bobbin.chassis.web.BodyTooLargeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/** Creates the problem for a request body that cannot be read, without internal details. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemException toProblem(HttpMessageNotReadableException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return new ProblemException(CommonProblem.PAYLOAD_TOO_LARGE, String.valueOf(tooLarge.getMessage()));
            }
            if (cause instanceof JacksonException mismatch && isInvalidValue(mismatch)) {
                return ProblemException.invalid(
                        "The body has invalid values.", List.of(new FieldError(path(mismatch), message(mismatch))));
            }
        }
        return new ProblemException(
                CommonProblem.MALFORMED_REQUEST,
                "The body is missing or is not well-formed JSON of the expected shape.");
    }

    /** The parser finds numbers that are out of range; data binding finds all other invalid values. */
    private static boolean isInvalidValue(JacksonException mismatch) {
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

    /** The message of an {@link IllegalArgumentException} comes from our records and is for clients; other messages are Jackson's. */
    private static String message(JacksonException mismatch) {
        for (Throwable cause = mismatch; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException invalid && invalid.getMessage() != null) {
                return invalid.getMessage();
            }
        }
        return "has a value of the wrong type";
    }
}
