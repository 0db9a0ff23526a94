package shop.bobbin.gateway.routing;

import java.util.Set;
import org.springframework.http.HttpMethod;

/** Who may use a route. The service enforces it, by the access token that the gateway sends where the service needs one. */
public enum Access {
    /** Everyone may read: a read is forwarded without a token, which saves its signature. */
    PUBLIC_READS,
    /** Customers, also guests: the scope {@code shop}. */
    CUSTOMERS,
    /** Merchandisers: the scope {@code catalog.write}. */
    MERCHANDISERS;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    public boolean needsToken(HttpMethod method) {
        return this != PUBLIC_READS || !READS.contains(method);
    }
}
