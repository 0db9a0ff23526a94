package shop.bobbin.chassis.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** One kind of problem. All kinds are listed in {@code docs/problems.md}; a client may rely on {@link #type()}. */
public interface ProblemType {

    HttpStatus status();

    String title();

    /** The name of the enum's constant, for example {@code NOT_FOUND}: kinds of problems are listed in enums. */
    String name();

    /** {@code urn:bobbin:problem:not-found} */
    default URI type() {
        return URI.create(
                "urn:bobbin:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
