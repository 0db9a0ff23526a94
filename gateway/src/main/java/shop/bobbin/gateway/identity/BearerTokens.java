package shop.bobbin.gateway.identity;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Access tokens that callers bring along: from the operator's tools, or from an OpenID Connect issuer. Which of the two
 * decides the issuer that the token names; the signature then has to bear that out.
 */
public final class BearerTokens implements ReactiveJwtDecoder {

    private final JwtDecoder ours;
    private final @Nullable String foreignIssuer;
    private final @Nullable ReactiveJwtDecoder foreign;
    private final JwtAuthenticationConverter authorities = new JwtAuthenticationConverter();

    BearerTokens(JwtDecoder ours, @Nullable String foreignIssuer, @Nullable ReactiveJwtDecoder foreign) {
        this.ours = ours;
        this.foreignIssuer = foreignIssuer;
        this.foreign = foreign;
    }

    /** Empty for a token that is not valid, or not any more. An issuer that does not answer is an error. */
    public Mono<Caller> verify(String token) {
        return decode(token)
                .mapNotNull(authorities::convert)
                .ofType(JwtAuthenticationToken.class)
                .map(Caller::with)
                .onErrorResume(BadJwtException.class, refused -> Mono.empty());
    }

    @Override
    public Mono<Jwt> decode(String token) throws JwtException {
        if (foreign != null && issuerNamedBy(token).filter(List.of(String.valueOf(foreignIssuer))::contains).isPresent()) {
            return foreign.decode(token);
        }
        return Mono.fromCallable(() -> ours.decode(token));
    }

    private static Optional<String> issuerNamedBy(String token) {
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
