package shop.bobbin.gateway.identity;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import shop.bobbin.chassis.telemetry.OutageLog;
import shop.bobbin.gateway.problems.EdgeException;
import shop.bobbin.gateway.problems.TracedLog;

/**
 * Access tokens that callers bring along: an operator's, or one of whatever issuer {@code bobbin.security} names. They are
 * judged by the very rules of the services, to which they go on unchanged.
 */
public final class BearerTokens implements ReactiveJwtDecoder {

    private final JwtDecoder rules;
    private final OutageLog keys;
    private final JwtAuthenticationConverter authorities = new JwtAuthenticationConverter();

    BearerTokens(JwtDecoder rules, OutageLog keys) {
        this.rules = rules;
        this.keys = keys;
    }

    /** Empty for a token that is not valid, or not any more. Keys that cannot be read are a problem of ours, and no 401. */
    public Mono<Caller> verify(String token) {
        return decode(token)
                .mapNotNull(authorities::convert)
                .ofType(JwtAuthenticationToken.class)
                .map(Caller::with)
                .doOnNext(caller -> keys.succeeded())
                .onErrorResume(BadJwtException.class, refused -> Mono.empty())
                .onErrorResume(JwtException.class, this::unverifiable);
    }

    private Mono<Caller> unverifiable(JwtException why) {
        return TracedLog.write(() -> keys.failed(why))
                .then(Mono.error(EdgeException.unavailable("Access tokens cannot be verified at the moment.", why)));
    }

    /** Off the event loop, because the rules may read the keys anew, from a file or another machine. */
    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.fromCallable(() -> rules.decode(token)).subscribeOn(Schedulers.boundedElastic());
    }
}
