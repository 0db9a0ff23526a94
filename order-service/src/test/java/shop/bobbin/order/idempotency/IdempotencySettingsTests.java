package shop.bobbin.order.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.testing.SettingsAssert.assertNamesKey;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class IdempotencySettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IdempotencySettings.class)
    static class Application {}

    @ParameterizedTest
    @CsvSource({
        "bobbin.idempotency.purge-every, 0s",
        "bobbin.idempotency.purge-every, -1s",
        "bobbin.idempotency.purge-every, often",
        "bobbin.idempotency.keep, 0s",
        "bobbin.idempotency.keep, -1s",
        "bobbin.idempotency.keep, often"
    })
    void failTheStartAndNameTheKeyOfAnInvalidDuration(String key, String value) {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(key + "=" + value)
                .run(context -> assertThat(context).getFailure().satisfies(failure -> assertNamesKey(failure, key)));
    }
}
