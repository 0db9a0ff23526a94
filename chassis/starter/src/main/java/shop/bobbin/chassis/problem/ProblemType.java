package shop.bobbin.chassis.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;

/** One kind of problem. All kinds are listed in {@code docs/problems.md}; a client may rely on {@link #type()}. */
public interface ProblemType {

    HttpStatus status();

    String title();

    /** The kind's name in kebab case, for example {@code not-found}. */
    String slug();

    default URI type() {
        return URI.create("urn:bobbin:problem:" + slug());
    }
}
