package shop.bobbin.order.ordering.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.testing.SettingsAssert.assertNamesKey;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class DeadlineSettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DeadlineSettings.class)
    static class Application {}

    @ParameterizedTest
    @CsvSource({
        "bobbin.ordering.sweep-every, 0s",
        "bobbin.ordering.sweep-every, -1s",
        "bobbin.ordering.sweep-every, often"
    })
    void failTheStartAndNameTheKeyOfAnInvalidDuration(String key, String value) {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(key + "=" + value)
                .run(context -> assertThat(context).getFailure().satisfies(failure -> assertNamesKey(failure, key)));
    }
}
