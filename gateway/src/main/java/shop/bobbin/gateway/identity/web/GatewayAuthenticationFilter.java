package shop.bobbin.gateway.identity.web;

import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.gateway.identity.AccessTokenIssuer;
import shop.bobbin.gateway.identity.BearerTokenVerifier;
import shop.bobbin.gateway.identity.GatewayAuthentication;
import shop.bobbin.gateway.identity.Sessions;

/**
 * Authenticates a request by its {@code Authorization} header if there is one, else by the session cookie. A request with
 * neither continues as anonymous. An invalid access token is rejected with 401, also on the public paths of the API, because
 * an API client sets it explicitly. An invalid cookie is ignored, because browsers also send expired cookies and those of
 * other ports of the same host.
 */
final class GatewayAuthenticationFilter implements WebFilter {

    private static final String BEARER_PREFIX = "bearer ";

    /** Limits the signature verifications of a request. */
    private static final int MAX_SESSION_COOKIES = 4;

    private final Sessions sessions;
    private final AccessTokenIssuer accessTokenIssuer;
    private final BearerTokenVerifier bearerTokenVerifier;
    private final SessionCookie sessionCookie;

    GatewayAuthenticationFilter(
            Sessions sessions,
            AccessTokenIssuer accessTokenIssuer,
            BearerTokenVerifier bearerTokenVerifier,
            SessionCookie sessionCookie) {
        this.sessions = sessions;
        this.accessTokenIssuer = accessTokenIssuer;
        this.bearerTokenVerifier = bearerTokenVerifier;
        this.sessionCookie = sessionCookie;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!appliesTo(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return authenticate(exchange) // an Optional: the chain completes empty too, and must not run twice
                .singleOptional()
                .flatMap(result -> result.map(authentication -> chain.filter(exchange)
                                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(authentication)))
                        .orElseGet(() -> chain.filter(exchange)));
    }

    /**
     * False outside the API and the actuators, for health, and for sign-in and sign-out, which work with an invalid session
     * too.
     */
    private static boolean appliesTo(ServerHttpRequest request) {
        var path = request.getPath().value();
        if (path.equals("/api/session")) {
            return HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
        }
        return path.startsWith("/api/") || (path.startsWith("/actuator") && !path.startsWith("/actuator/health"));
    }

    private Mono<GatewayAuthentication> authenticate(ServerWebExchange exchange) {
        var authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return byAccessToken(authorization);
        }
        return bySession(sessionCookie.valuesIn(exchange.getRequest()));
    }

    private Mono<GatewayAuthentication> byAccessToken(String authorization) {
        boolean isBearer = authorization.regionMatches(true, 0, BEARER_PREFIX, 0, BEARER_PREFIX.length());
        Mono<GatewayAuthentication> authentication = isBearer
                ? bearerTokenVerifier.verify(
                        authorization.substring(BEARER_PREFIX.length()).strip())
                : Mono.empty();
        return authentication.switchIfEmpty(Mono.error(() ->
                ProblemException.unauthenticated("The Authorization header does not contain a valid access token.")));
    }

    private Mono<GatewayAuthentication> bySession(Stream<String> cookieValues) {
        return Mono.justOrEmpty(cookieValues
                .limit(MAX_SESSION_COOKIES)
                .flatMap(value -> sessions.restore(value).stream())
                .findFirst()
                .map(session -> GatewayAuthentication.of(session, accessTokenIssuer)));
    }
}
