package shop.bobbin.chassis.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Verification of access tokens by the JWK set and the issuers of the settings. */
final class AccessTokens {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
    /** ES256 is the gateway's algorithm; RS256 is that of most OpenID Connect issuers. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private AccessTokens() {}

    static JwtDecoder decoder(SecuritySettings settings, Clock clock) {
        return new TokenRules(ALGORITHMS, settings.issuers(), settings.audience(), CLOCK_SKEW)
                .decoder(keys(settings.jwkSet()), clock);
    }

    private static JWKSource<SecurityContext> keys(URL jwkSet) {
        var remote = jwkSet.getProtocol().startsWith("http");
        return JWKSourceBuilder.<SecurityContext>create(jwkSet, remote ? http() : AccessTokens::file)
                .rateLimited(remote) // a file is cheap to read again, so a new key is valid at once
                .outageTolerantForever()
                .build();
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
