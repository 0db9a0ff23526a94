package shop.bobbin.chassis.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** A problem type of RFC 9457, implemented by enums. {@code docs/problems.md} lists all; {@link #type()} is stable for clients. */
public interface ProblemType {

    HttpStatus status();

    String title();

    /** Name of the enum constant, for example {@code NOT_FOUND}. */
    String name();

    /** {@code urn:bobbin:problem:not-found} */
    default URI type() {
        return URI.create(
                "urn:bobbin:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
