package shop.bobbin.chassis.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Rules for the verification of a signed token (JWT). Besides these, it must have a subject and an expiry.
 *
 * @param algorithms the accepted algorithms of the signature
 * @param issuers the accepted {@code iss}
 * @param audience required in {@code aud}
 * @param clockSkew how long an expired token is still accepted
 */
public record TokenRules(Set<JWSAlgorithm> algorithms, Set<String> issuers, String audience, Duration clockSkew) {

    public JwtDecoder decoder(JWKSource<SecurityContext> keys, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators do this
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(clock));
        // The default converts iss to a URL, and for urn:... the JVM searches the class path for a protocol handler
        // each time.
        decoder.setClaimSetConverter(
                MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, issuer -> issuer)));
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> validator(Clock clock) {
        var time = new JwtTimestampValidator(clockSkew);
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.ISS, issuer -> issuer != null && issuers.contains(issuer.toString())),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, accepted -> accepted != null && accepted.contains(audience)));
    }
}
