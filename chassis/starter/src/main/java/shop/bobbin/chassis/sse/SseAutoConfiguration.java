package shop.bobbin.chassis.sse;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SseAutoConfiguration {

    /** By the system's clock, as the verification of access tokens. */
    @Bean
    EventStreams eventStreams() {
        return new EventStreams(Clock.systemUTC());
    }
}
