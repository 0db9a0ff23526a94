package shop.bobbin.wishlist.alerts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.testing.SettingsAssert.assertNamesKey;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class AlertPollerSettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AlertPollerSettings.class)
    static class Application {}

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "often"})
    void failTheStartAndNameTheKeyOfAnInvalidDuration(String interval) {
        var key = "bobbin.alerts.poll-interval";

        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(key + "=" + interval)
                .run(context -> assertThat(context).getFailure().satisfies(failure -> assertNamesKey(failure, key)));
    }
}
