package shop.bobbin.chassis.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class DatabaseSettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DatabaseSettings.class)
    static class Application {}

    @ParameterizedTest
    @CsvSource({
        "bobbin.database.socket-timeout, 0s, bobbin.database.socket-timeout",
        "bobbin.database.socket-timeout, 10s, bobbin.database.socket-timeout",
        "bobbin.database.statement-timeout, 12s, bobbin.database.statement-timeout",
        "bobbin.database.lock-timeout, 0, lockTimeout",
        "bobbin.database.idle-in-transaction-timeout, soon, bobbin.database.idle-in-transaction-timeout"
    })
    void failTheStartWithTheKeyOfAnInvalidTimeout(String key, String value, String named) {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(key + "=" + value)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining(named));
    }
}
