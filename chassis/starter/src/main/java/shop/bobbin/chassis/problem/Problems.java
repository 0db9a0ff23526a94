package shop.bobbin.chassis.problem;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** Makes the body of a problem answer. */
public final class Problems {

    private Problems() {}

    public static ProblemDetail of(ProblemType type, @Nullable String detail) {
        var problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
        problem.setType(type.type());
        problem.setTitle(type.title());
        return problem;
    }

    /** Null when a client has sent what is no path of a URI; the answer then does without. */
    public static @Nullable URI instance(String path) {
        if (path.startsWith("//")) {
            return null; // as a reference it would name another host
        }
        try {
            return URI.create(path);
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }
}
