package shop.bobbin.chassis.problem;

import java.util.Arrays;
import org.springframework.beans.TypeMismatchException;

/** Error messages for request values that cannot be converted; they do not contain class names. */
final class ConversionMessages {

    private ConversionMessages() {}

    static String reason(TypeMismatchException mismatch) {
        var type = mismatch.getRequiredType();
        if (type != null && type.isEnum()) {
            return "must be one of " + Arrays.toString(type.getEnumConstants());
        }
        var reason = "has a value of the wrong type";
        for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
            if (isOurs(cause)) {
                reason = String.valueOf(cause.getMessage()); // the innermost: from a record that validates itself
            }
        }
        return reason;
    }

    private static boolean isOurs(Throwable cause) {
        var message = cause.getMessage();
        return cause.getClass() == IllegalArgumentException.class
                && message != null
                && !message.startsWith("No enum constant");
    }
}
