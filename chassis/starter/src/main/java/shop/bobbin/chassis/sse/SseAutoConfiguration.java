package shop.bobbin.chassis.sse;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SseAutoConfiguration {

    /** Uses the system clock, as the verification of access tokens does. */
    @Bean
    EventStreams eventStreams() {
        return new EventStreams(Clock.systemUTC());
    }
}
