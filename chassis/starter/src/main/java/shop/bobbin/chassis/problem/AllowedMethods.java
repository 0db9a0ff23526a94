package shop.bobbin.chassis.problem;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.http.HttpMethod;

/** The {@code Allow} header of a 405 response. */
public final class AllowedMethods {

    private AllowedMethods() {}

    /** Adds HEAD, which Spring maps with GET, and OPTIONS to the methods that a path declares. */
    public static Set<HttpMethod> of(Collection<HttpMethod> declared) {
        var allowed = new LinkedHashSet<HttpMethod>();
        for (var method : declared) {
            allowed.add(method);
            if (method.equals(HttpMethod.GET)) {
                allowed.add(HttpMethod.HEAD);
            }
        }
        allowed.add(HttpMethod.OPTIONS);
        return allowed;
    }
}
