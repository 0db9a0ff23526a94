package shop.bobbin.chassis.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verification of access tokens: signature, issuer, audience, expiry, and a subject. */
public final class AccessTokens {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private AccessTokens() {}

    public static NimbusJwtDecoder decoder(SecuritySettings settings) {
        var decoder = new NimbusJwtDecoder(processor(settings.jwkSet()));
        decoder.setJwtValidator(validator(settings));
        decoder.setClaimSetConverter(claims());
        return decoder;
    }

    /**
     * Claim converter that leaves {@code iss} a string. The default converts it to a URL, and for {@code urn:...} the JVM then
     * searches the class path for a protocol handler, for each token.
     */
    public static Converter<Map<String, Object>, Map<String, Object>> claims() {
        return MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, issuer -> issuer));
    }

    public static OAuth2TokenValidator<Jwt> validator(SecuritySettings settings) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(CLOCK_SKEW),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.ISS,
                        issuer -> issuer != null && settings.issuers().contains(issuer.toString())),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())));
    }

    /** ES256 is the gateway's algorithm; RS256 is that of most OpenID Connect issuers. */
    private static DefaultJWTProcessor<SecurityContext> processor(URL jwkSet) {
        var remote = jwkSet.getProtocol().startsWith("http");
        var keys = JWKSourceBuilder.<SecurityContext>create(jwkSet, remote ? http() : AccessTokens::file)
                .rateLimited(remote) // a file is cheap to read again, so a new key is valid at once
                .outageTolerantForever()
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validators above do this
        return processor;
    }

    private static ResourceRetriever http() {
        return new DefaultResourceRetriever(1_000, 1_000, 256 * 1024);
    }

    private static Resource file(URL location) throws IOException {
        try (var file = location.openStream()) {
            return new Resource(new String(file.readAllBytes(), StandardCharsets.UTF_8), "application/json");
        }
    }
}
