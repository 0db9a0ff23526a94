package shop.bobbin.chassis.security;

import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import shop.bobbin.chassis.telemetry.OutageLog;

/** The decoder of access tokens, the same in servlet and reactive services. */
@AutoConfiguration(before = {OAuth2ResourceServerAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@EnableConfigurationProperties(SecuritySettings.class)
class AccessTokenAutoConfiguration {

    /** By the system clock, not the bean, which a test may move: other processes issue the tokens. */
    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        var clock = Clock.systemUTC();
        var outage =
                OutageLog.shared(LoggerFactory.getLogger(AccessTokenAutoConfiguration.class), "The JWK set", clock);
        return new CachingJwtDecoder(new OutageLoggingJwtDecoder(AccessTokens.decoder(settings, clock), outage), clock);
    }
}
