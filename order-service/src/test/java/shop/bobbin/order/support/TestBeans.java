package shop.bobbin.order.support;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.order.DatabaseClock;

@TestConfiguration(proxyBeanMethods = false)
public class TestBeans {

    @Bean
    @Primary
    MovableClock movableClock() {
        return TestEnvironment.CLOCK;
    }

    /** Put forward together with the instance's, and right when that is wrong. */
    @Bean
    @Primary
    DatabaseClock movableDatabaseClock(JdbcClient jdbc) {
        return new DatabaseClock(jdbc) {
            @Override
            public Instant instant() {
                return super.instant().plus(TestEnvironment.CLOCK.ahead());
            }
        };
    }

    @Bean
    FakeCatalog playedCatalog(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        TestEnvironment.CATALOG.listenTo(bootstrapServers);
        return TestEnvironment.CATALOG;
    }

    @Bean
    FakePaymentProvider playedProvider() {
        return TestEnvironment.PROVIDER;
    }
}
