package shop.bobbin.gateway.admission.web;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import shop.bobbin.gateway.problems.EdgeException;
import shop.bobbin.gateway.problems.EdgeProblem;

/**
 * Refuses changes that another site makes a browser send, without tokens in forms: the browser itself says where a
 * request comes from, and a page cannot change what it says. {@code Sec-Fetch-Site} comes with every request to https or
 * to localhost, {@code Origin} with every unsafe one. A request with neither was not sent by a browser on behalf of a
 * page (curl, load tests, another program), and such a sender holds no one else's cookie.
 *
 * <p>Signing in is covered too, cookie or not: otherwise a site could sign its visitors in as somebody else.
 */
@Component
@Order(CrossSiteFilter.ORDER)
class CrossSiteFilter implements WebFilter {

    /** After Spring Security's chain at -100, so that the refusal has its headers. */
    static final int ORDER = -90;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (SAFE.contains(request.getMethod()) || isFromHere(request.getHeaders())) {
            return chain.filter(exchange);
        }
        return Mono.error(new EdgeException(
                EdgeProblem.CROSS_SITE_REQUEST, "This change was asked for by a page of another site."));
    }

    static boolean isFromHere(HttpHeaders headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            // none: typed in or bookmarked by the user, no page involved
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = headers.getFirst(HttpHeaders.ORIGIN);
        return origin == null || authority(origin).equals(authority("//" + headers.getFirst(HttpHeaders.HOST)));
    }

    /** Host and port; without a scheme's default port, because behind a TLS proxy the two schemes differ. */
    private static String authority(@Nullable String origin) {
        try {
            URI uri = URI.create(String.valueOf(origin));
            boolean usual = uri.getPort() == -1 || uri.getPort() == 80 || uri.getPort() == 443;
            return uri.getHost() == null ? "none:" + origin : uri.getHost() + (usual ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException e) {
            return "unreadable:" + origin;
        }
    }
}
