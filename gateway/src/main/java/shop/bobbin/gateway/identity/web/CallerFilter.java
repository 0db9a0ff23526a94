package shop.bobbin.gateway.identity.web;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import shop.bobbin.gateway.identity.BearerTokens;
import shop.bobbin.gateway.identity.Caller;
import shop.bobbin.gateway.identity.Sessions;
import shop.bobbin.gateway.identity.TokenMint;
import shop.bobbin.gateway.problems.EdgeException;

/**
 * Finds out who is calling: by the access token if there is one, else by the session cookie. An anonymous call is valid.
 * A bad access token is refused even where an anonymous call would be served, because a program sends one on purpose; a
 * bad cookie counts as none, because a browser sends those of other shops on the same host as well, and expired ones.
 */
final class CallerFilter implements WebFilter {

    private static final String BEARER = "bearer ";

    /** Each costs a signature's verification. */
    private static final int FEW = 4;

    private final Sessions sessions;
    private final TokenMint mint;
    private final BearerTokens bearerTokens;
    private final SessionCookie cookie;

    CallerFilter(Sessions sessions, TokenMint mint, BearerTokens bearerTokens, SessionCookie cookie) {
        this.sessions = sessions;
        this.mint = mint;
        this.bearerTokens = bearerTokens;
        this.cookie = cookie;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!asksWho(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return identify(exchange)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller -> caller.map(known -> chain.filter(exchange)
                                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(known)))
                        .orElseGet(() -> chain.filter(exchange)));
    }

    /** Not health, nor those who are about to replace or drop the session that they have, good or bad. */
    private static boolean asksWho(ServerHttpRequest request) {
        String path = request.getPath().value();
        if (path.equals("/api/session")) {
            return HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
        }
        return path.startsWith("/api/") || (path.startsWith("/actuator") && !path.startsWith("/actuator/health"));
    }

    private Mono<Caller> identify(ServerWebExchange exchange) {
        String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return byToken(authorization);
        }
        return byCookie(cookie.in(exchange.getRequest()));
    }

    private Mono<Caller> byToken(String authorization) {
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        Mono<Caller> caller = bearer
                ? bearerTokens.verify(authorization.substring(BEARER.length()).strip())
                : Mono.empty();
        return caller.switchIfEmpty(Mono.error(() -> EdgeException.unauthenticated(
                "The Authorization header holds no access token that is valid here, or not any more.")));
    }

    private Mono<Caller> byCookie(Stream<String> tokens) {
        return Mono.justOrEmpty(tokens.limit(FEW)
                .flatMap(token -> sessions.resume(token).stream())
                .findFirst()
                .map(session -> Caller.with(session, mint)));
    }
}
