package shop.bobbin.chassis.sse;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SseSettings.class)
class SseAutoConfiguration {

    /** For any type of keys. Uses the system clock, as the verification of access tokens does. */
    @Bean
    SseStreams<?> sseStreams(SseSettings settings) {
        return new SseStreams<>(settings, Clock.systemUTC());
    }
}
