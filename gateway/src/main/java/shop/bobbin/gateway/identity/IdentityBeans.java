package shop.bobbin.gateway.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;

@Configuration(proxyBeanMethods = false)
class IdentityBeans {

    /** Between machines whose clocks nearly agree. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    @Bean
    Keys keys(IdentitySettings settings) {
        return new Keys(Keys.read(settings.jwkSet()));
    }

    @Bean
    GuestIds guestIds() {
        var random = new SecureRandom();
        return () -> {
            byte[] bits = new byte[16];
            random.nextBytes(bits);
            return new CustomerId(
                    "guest-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
        };
    }

    @Bean
    Sessions sessions(Keys keys, GuestIds guestIds, IdentitySettings settings, Clock clock) {
        return new Sessions(keys, new Accounts(settings.accounts()), guestIds, settings, clock);
    }

    @Bean
    AccessTokens accessTokens(Keys keys, IdentitySettings settings, TrustSettings trust, Clock clock) {
        return new AccessTokens(keys, settings, trust.audience(), clock);
    }

    @Bean
    BearerTokens bearerTokens(Keys keys, IdentitySettings settings, TrustSettings trust, Clock clock) {
        List<JWK> trusted = new ArrayList<>(keys.publicKeys().getKeys());
        if (trust.jwkSet() != null) {
            trusted.addAll(Keys.read(trust.jwkSet()).toPublicJWKSet().getKeys());
        }
        JwtDecoder ours = Keys.verifier(
                new JWKSet(trusted), TokenRules.of(clock, SKEW, trust.issuers(), trust.audience()));
        URI issuer = settings.issuerUri();
        return issuer == null
                ? new BearerTokens(ours, null, null)
                : new BearerTokens(ours, issuer.toString(), openIdConnect(issuer.toString(), trust.audience(), clock));
    }

    /** Asks the issuer for its keys at the first token, so that the gateway starts without it. */
    private static ReactiveJwtDecoder openIdConnect(String issuer, String audience, Clock clock) {
        return new SupplierReactiveJwtDecoder(() -> {
            NimbusReactiveJwtDecoder decoder =
                    NimbusReactiveJwtDecoder.withIssuerLocation(issuer).build();
            decoder.setJwtValidator(TokenRules.of(clock, SKEW, Set.of(issuer), audience));
            return decoder;
        });
    }
}
