package shop.bobbin.chassis.calls;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(InstanceSettings.class)
class CallsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    NameResolver nameResolver() {
        return host -> List.of(InetAddress.getAllByName(host));
    }

    @Bean
    InstanceSelector instanceSelector(NameResolver resolver, InstanceSettings settings, Clock clock) {
        return new InstanceSelector(resolver, settings.refresh(), clock);
    }
}
