package shop.bobbin.order.play;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.order.DatabaseClock;

@TestConfiguration(proxyBeanMethods = false)
public class Cast {

    @Bean
    @Primary
    MovableClock movableClock() {
        return Stage.CLOCK;
    }

    /** Put forward together with the instance's, and right when that is wrong. */
    @Bean
    @Primary
    DatabaseClock movableDatabaseClock(JdbcClient jdbc) {
        return new DatabaseClock(jdbc) {
            @Override
            public Instant instant() {
                return super.instant().plus(Stage.CLOCK.ahead());
            }
        };
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
