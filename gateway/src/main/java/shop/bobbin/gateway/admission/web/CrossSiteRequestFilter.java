package shop.bobbin.gateway.admission.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.problems.GatewayProblem;

/**
 * CSRF protection without tokens: rejects unsafe requests that a page of another site made the browser send, by headers
 * that pages cannot change. Browsers send {@code Sec-Fetch-Site} with every request to HTTPS or localhost and {@code
 * Origin} with every unsafe one. A request with neither is not from a browser (curl, load tests), so it cannot carry the
 * cookie of an attacked user.
 *
 * <p>It covers signing in too (login CSRF): otherwise a site could sign its visitors in to an account of its own.
 */
@Component
class CrossSiteRequestFilter implements WebFilter, Ordered {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final List<String> publicOrigins;

    CrossSiteRequestFilter(AdmissionSettings settings) {
        this.publicOrigins = settings.publicOrigins().stream()
                .map(origin -> origin(origin.toString()))
                .toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (CorsUtils.isPreFlightRequest(request)) {
            // Handled like any other OPTIONS request: without CORS headers in the response the browser blocks the
            // request.
            return chain.filter(exchange.mutate()
                    .request(options ->
                            options.headers(headers -> headers.remove(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)))
                    .build());
        }
        if (SAFE.contains(request.getMethod()) || isAllowed(request.getHeaders(), publicOrigins)) {
            return chain.filter(exchange);
        }
        return Mono.error(
                new ProblemException(GatewayProblem.CROSS_SITE_REQUEST, "A page of another site sent this request."));
    }

    /**
     * True also without both headers, and for requests that the user started without a page.
     *
     * @param publicOrigins empty without a reverse proxy: then {@code Host} is the host in the browser
     */
    static boolean isAllowed(HttpHeaders headers, List<String> publicOrigins) {
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            // none: the user typed the address or used a bookmark
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

    /** Scheme, host and port in normal form. */
    static String origin(String origin) {
        return origin.split("://", 2)[0].toLowerCase(Locale.ROOT) + "://" + authority(origin);
    }

    /** Host and port, without 80 or 443, because behind a TLS proxy the schemes on both sides differ. */
    private static String authority(String origin) {
        try {
            var uri = URI.create(origin);
            boolean isDefaultPort = uri.getPort() == -1 || uri.getPort() == 80 || uri.getPort() == 443;
            return uri.getHost() == null
                    ? "none:" + origin
                    : uri.getHost().toLowerCase(Locale.ROOT) + (isDefaultPort ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException e) {
            return "invalid:" + origin;
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.CROSS_SITE_REQUEST_FILTER.value();
    }
}
