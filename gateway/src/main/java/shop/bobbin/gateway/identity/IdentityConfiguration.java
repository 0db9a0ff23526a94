package shop.bobbin.gateway.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import shop.bobbin.chassis.security.AccessTokens;
import shop.bobbin.chassis.security.SecuritySettings;
import shop.bobbin.chassis.telemetry.OutageLog;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
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
    BearerTokenVerifier bearerTokenVerifier(SecuritySettings settings, Clock clock) {
        var outage = OutageLog.shared(
                LoggerFactory.getLogger(BearerTokenVerifier.class), "The JWK set of access tokens", clock);
        return new BearerTokenVerifier(AccessTokens.decoder(settings), outage);
    }
}
