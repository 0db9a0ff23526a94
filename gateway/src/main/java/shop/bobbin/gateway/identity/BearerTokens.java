package shop.bobbin.gateway.identity;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Access tokens that callers bring along: an operator's, or one of whatever issuer {@code bobbin.security} names. They are
 * judged by the very rules of the services, to which they go on unchanged.
 */
public final class BearerTokens implements ReactiveJwtDecoder {

    private final JwtDecoder rules;
    private final JwtAuthenticationConverter authorities = new JwtAuthenticationConverter();

    BearerTokens(JwtDecoder rules) {
        this.rules = rules;
    }

    /** Empty for a token that is not valid, or not any more. Keys that cannot be had are an error. */
    public Mono<Caller> verify(String token) {
        return decode(token)
                .mapNotNull(authorities::convert)
                .ofType(JwtAuthenticationToken.class)
                .map(Caller::with)
                .onErrorResume(BadJwtException.class, refused -> Mono.empty());
    }

    /** Off the event loop, because the rules may read the keys anew, from a file or another machine. */
    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.fromCallable(() -> rules.decode(token)).subscribeOn(Schedulers.boundedElastic());
    }
}
