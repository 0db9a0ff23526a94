package shop.bobbin.gateway.routing;

import static shop.bobbin.gateway.routing.Access.CUSTOMERS;
import static shop.bobbin.gateway.routing.Access.MERCHANDISERS;
import static shop.bobbin.gateway.routing.Access.PUBLIC_READS;
import static shop.bobbin.gateway.routing.ApiRoute.Kind.REQUEST;
import static shop.bobbin.gateway.routing.ApiRoute.Kind.STREAM;
import static shop.bobbin.gateway.routing.ApiRoute.Repeat.READS;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * The routing table: all paths of the services that can be reached from outside, and how each is protected. The first row that
 * matches applies; other paths are 404, such as a service's actuators and API documents. A service has the same path without
 * {@code /api}. Besides these, the gateway itself serves {@code /api/session} and its actuators: see {@code GatewayAccessRules}.
 */
public enum ApiRoute {
    // service, access, repeated at another instance after a closed connection, kind, time limit in seconds, paths:
    ORDER_STREAMS(Upstream.ORDER, CUSTOMERS, READS, STREAM, 10, "/api/orders/*/events"),
    WISHLIST_STREAMS(Upstream.WISHLIST, CUSTOMERS, READS, STREAM, 10, "/api/wishlist/alerts/events"),
    STOCK(Upstream.CATALOG, MERCHANDISERS, READS, REQUEST, 10, "/api/products/*/stock"),
    CATALOG(Upstream.CATALOG, PUBLIC_READS, READS, REQUEST, 10, "/api/products/**", "/api/categories"),
    PICTURES(Upstream.CATALOG, PUBLIC_READS, READS, REQUEST, 10, "/api/pictures/*"),
    ORDER(Upstream.ORDER, CUSTOMERS, READS, REQUEST, 10, "/api/basket/**", "/api/orders/**"),
    SHARED_WISHLISTS(Upstream.WISHLIST, PUBLIC_READS, READS, REQUEST, 10, "/api/shared-wishlists/*"),
    WISHLIST(Upstream.WISHLIST, CUSTOMERS, READS, REQUEST, 10, "/api/wishlist/**"),
    OWN_RECOMMENDATIONS(Upstream.RECOMMENDATION, CUSTOMERS, READS, REQUEST, 10, "/api/recommendations/for-me"),
    RECOMMENDATION(Upstream.RECOMMENDATION, PUBLIC_READS, READS, REQUEST, 10, "/api/recommendations/**");

    /** The prefix of the public paths, which the gateway removes before it forwards a request. */
    public static final String PREFIX = "/api";

    /** Whether the responses of a route are event streams (SSE), which last until the client disconnects. */
    enum Kind {
        REQUEST,
        STREAM
    }

    /** Methods of which a second execution does no harm. */
    enum Repeat {
        READS(HttpMethod.GET, HttpMethod.HEAD);

        private final Set<HttpMethod> methods;

        Repeat(HttpMethod... methods) {
            this.methods = Set.of(methods);
        }
    }

    private final Upstream upstream;
    private final Access access;
    private final Repeat repeat;
    private final Kind kind;
    private final Duration timeLimit;
    private final List<String> paths;

    ApiRoute(Upstream upstream, Access access, Repeat repeat, Kind kind, int timeLimit, String... paths) {
        this.upstream = upstream;
        this.access = access;
        this.repeat = repeat;
        this.kind = kind;
        this.timeLimit = Duration.ofSeconds(timeLimit);
        this.paths = List.of(paths);
    }

    /** Such as {@code order-streams}, in metrics and in {@code bobbin.routing.time-limits}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Upstream upstream() {
        return upstream;
    }

    public Access access() {
        return access;
    }

    /** Whether a request with this method may be sent to another instance when it is unknown whether the first has executed it. */
    public boolean mayRepeat(HttpMethod method) {
        return repeat.methods.contains(method);
    }

    public boolean isStream() {
        return kind == Kind.STREAM;
    }

    /** The maximum time until the headers of a response, unless the settings have another; a stream has no limit after them. */
    Duration timeLimit() {
        return timeLimit;
    }

    List<String> paths() {
        return paths;
    }
}
