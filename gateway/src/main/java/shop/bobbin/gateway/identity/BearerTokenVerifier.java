package shop.bobbin.gateway.identity;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import shop.bobbin.chassis.telemetry.OutageLog;
import shop.bobbin.gateway.problems.GatewayProblemException;
import shop.bobbin.gateway.problems.TracedLog;

/**
 * Verifies access tokens that a client sends itself: an operator's, or one of another issuer that {@code bobbin.security}
 * trusts. It applies the same rules as the services, to which these tokens are forwarded unchanged.
 */
public final class BearerTokenVerifier {

    private final JwtDecoder decoder;
    private final OutageLog jwkSetOutage;
    private final JwtAuthenticationConverter authorities = new JwtAuthenticationConverter();

    BearerTokenVerifier(JwtDecoder decoder, OutageLog jwkSetOutage) {
        this.decoder = decoder;
        this.jwkSetOutage = jwkSetOutage;
    }

    /** Empty for an invalid or expired token; a 503 problem, not a 401, when the issuer's keys cannot be loaded. */
    public Mono<GatewayAuthentication> verify(String token) {
        return decode(token)
                .mapNotNull(authorities::convert)
                .ofType(JwtAuthenticationToken.class)
                .map(GatewayAuthentication::of)
                .doOnNext(authentication -> jwkSetOutage.succeeded())
                .onErrorResume(BadJwtException.class, invalid -> Mono.empty())
                .onErrorResume(JwtException.class, this::unverifiable);
    }

    private Mono<GatewayAuthentication> unverifiable(JwtException cause) {
        return TracedLog.write(() -> jwkSetOutage.failed(cause))
                .then(Mono.error(
                        GatewayProblemException.unavailable("Access tokens cannot be verified at the moment.", cause)));
    }

    /** Runs off the event loop, because the decoder may have to reload the JWK set from a file or over HTTP. */
    private Mono<Jwt> decode(String token) {
        return Mono.fromCallable(() -> decoder.decode(token)).subscribeOn(Schedulers.boundedElastic());
    }
}
