package shop.bobbin.gateway.identity;

import java.time.Duration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import shop.bobbin.chassis.problem.ProblemException;

/**
 * Verifies access tokens that a client sends itself: an operator's, or one of another issuer that {@code bobbin.security}
 * trusts. It applies the same rules as the services, to which these tokens are forwarded unchanged.
 */
public final class BearerTokenVerifier {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final JwtDecoder decoder;
    private final JwtAuthenticationConverter authorities = new JwtAuthenticationConverter();

    BearerTokenVerifier(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    /** Empty for an invalid or expired token; a 503 problem, not a 401, when the issuer's keys cannot be loaded. */
    public Mono<GatewayAuthentication> verify(String token) {
        return decode(token)
                .mapNotNull(authorities::convert)
                .ofType(JwtAuthenticationToken.class)
                .map(GatewayAuthentication::of)
                .onErrorResume(BadJwtException.class, invalid -> Mono.empty())
                .onErrorMap(JwtException.class, BearerTokenVerifier::unverifiable);
    }

    private static ProblemException unverifiable(JwtException cause) {
        return ProblemException.unavailable("Access tokens cannot be verified at the moment.", RETRY_AFTER, cause);
    }

    /**
     * Off the event loop, because the decoder may have to reload the JWK set from a file or over HTTP. Uses {@code handle}, which
     * restores the trace id for the log lines of the decoder.
     */
    private Mono<Jwt> decode(String token) {
        return Mono.just(token)
                .publishOn(Schedulers.boundedElastic())
                .handle((received, sink) -> sink.next(decoder.decode(received)));
    }
}
