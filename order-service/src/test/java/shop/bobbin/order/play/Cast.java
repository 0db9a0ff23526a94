package shop.bobbin.order.play;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
public class Cast {

    @Bean
    @Primary
    MovableClock movableClock() {
        return Stage.CLOCK;
    }

    @Bean
    PlayedCatalog playedCatalog(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        Stage.CATALOG.listenTo(bootstrapServers);
        return Stage.CATALOG;
    }

    @Bean
    PlayedProvider playedProvider() {
        return Stage.PROVIDER;
    }
}
