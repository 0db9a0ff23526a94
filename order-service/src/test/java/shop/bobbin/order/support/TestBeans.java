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
    MutableClock mutableClock() {
        return TestEnvironment.CLOCK;
    }

    /** Advances with the instance's clock, but does not have its skew. */
    @Bean
    @Primary
    DatabaseClock mutableDatabaseClock(JdbcClient jdbc) {
        return new DatabaseClock(jdbc) {
            @Override
            public Instant instant() {
                return super.instant().plus(TestEnvironment.CLOCK.advancedBy());
            }
        };
    }

    @Bean
    FakeCatalog fakeCatalog(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        TestEnvironment.CATALOG.consumeFrom(bootstrapServers);
        return TestEnvironment.CATALOG;
    }

    @Bean
    FakePaymentProvider fakePaymentProvider() {
        return TestEnvironment.PROVIDER;
    }
}
