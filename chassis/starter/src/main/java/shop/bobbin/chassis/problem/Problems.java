package shop.bobbin.chassis.problem;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** Factory for problem bodies ({@link ProblemDetail}). */
public final class Problems {

    private Problems() {}

    public static ProblemDetail of(ProblemType type, @Nullable String detail) {
        var problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
        problem.setType(type.type());
        problem.setTitle(type.title());
        return problem;
    }

    /** The {@code instance} of a problem; null, and then absent, when the path is not a valid URI. */
    public static @Nullable URI instance(String path) {
        if (path.startsWith("//")) {
            return null; // would be a reference to another host
        }
        try {
            return URI.create(path);
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }
}
