package shop.bobbin.order.play;

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
    PlayedCatalog playedCatalog() {
        return Stage.CATALOG;
    }

    @Bean
    PlayedProvider playedProvider() {
        return Stage.PROVIDER;
    }
}
