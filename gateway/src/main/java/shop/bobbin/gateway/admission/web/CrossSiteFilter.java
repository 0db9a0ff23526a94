package shop.bobbin.gateway.admission.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
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

    private final List<String> publicOrigins;

    CrossSiteFilter(AdmissionSettings settings) {
        this.publicOrigins = settings.publicOrigins().stream()
                .map(origin -> origin(origin.toString()))
                .toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (CorsUtils.isPreFlightRequest(request)) {
            // Answered as any OPTIONS, without the headers that would let another site in.
            return chain.filter(exchange.mutate()
                    .request(plain ->
                            plain.headers(headers -> headers.remove(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)))
                    .build());
        }
        if (SAFE.contains(request.getMethod()) || isFromHere(request.getHeaders(), publicOrigins)) {
            return chain.filter(exchange);
        }
        return Mono.error(new EdgeException(
                EdgeProblem.CROSS_SITE_REQUEST, "This change was asked for by a page of another site."));
    }

    /** @param publicOrigins empty where no proxy stands before the shop, and so Host is what the browser has asked */
    static boolean isFromHere(HttpHeaders headers, List<String> publicOrigins) {
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            // none: typed in or bookmarked by the user, no page involved
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = headers.getFirst(HttpHeaders.ORIGIN);
        if (origin == null) {
            return true;
        }
        return publicOrigins.isEmpty()
                ? authority(origin).equals(authority("//" + headers.getFirst(HttpHeaders.HOST)))
                : publicOrigins.contains(origin(origin));
    }

    /** Scheme, host and port, written in one way only. */
    static String origin(String origin) {
        return origin.split("://", 2)[0].toLowerCase(Locale.ROOT) + "://" + authority(origin);
    }

    /** Host and port; without a scheme's default port, because behind a TLS proxy the two schemes differ. */
    private static String authority(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean usual = uri.getPort() == -1 || uri.getPort() == 80 || uri.getPort() == 443;
            return uri.getHost() == null
                    ? "none:" + origin
                    : uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException e) {
            return "unreadable:" + origin;
        }
    }
}
