package shop.bobbin.gateway.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import shop.bobbin.chassis.security.SecuritySettings;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    SigningKeys signingKeys(IdentitySettings settings) {
        return new SigningKeys(SigningKeys.read(settings.jwkSet()));
    }

    @Bean
    GuestIds guestIds() {
        var random = new SecureRandom();
        return () -> {
            var bits = new byte[16];
            random.nextBytes(bits);
            return new CustomerId(
                    "guest-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
        };
    }

    @Bean
    Sessions sessions(
            SigningKeys keys, GuestIds guestIds, IdentitySettings settings, Environment environment, Clock clock) {
        DemoAccounts.requireLocalEnvironment(settings.accounts(), environment);
        return new Sessions(keys, new Accounts(settings.accounts()), guestIds, settings, clock);
    }

    @Bean
    AccessTokenIssuer accessTokenIssuer(
            SigningKeys keys, IdentitySettings settings, SecuritySettings security, Clock clock) {
        return new AccessTokenIssuer(keys, settings, security.audience(), clock);
    }

    @Bean
    BearerTokenVerifier bearerTokenVerifier(JwtDecoder accessTokens) {
        return new BearerTokenVerifier(accessTokens);
    }
}
