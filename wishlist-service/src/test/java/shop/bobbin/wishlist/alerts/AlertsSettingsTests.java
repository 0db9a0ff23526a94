package shop.bobbin.wishlist.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.testing.SettingsAssert.assertNamesKey;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class AlertsSettingsTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @Test
    void hasACooldownOfADay() {
        runner.run(context ->
                assertThat(context.getBean(AlertsSettings.class).cooldown()).isEqualTo(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "bobbin.alerts.retention, 0s",
        "bobbin.alerts.retention, -1s",
        "bobbin.alerts.retention, often",
        "bobbin.alerts.cooldown, 0s",
        "bobbin.alerts.cooldown, -1h",
        "bobbin.alerts.cooldown, 59s",
        "bobbin.alerts.cooldown, 91d",
        "bobbin.alerts.cooldown, soon"
    })
    void failsTheStartAndNamesTheKeyOfAnInvalidDuration(String key, String value) {
        runner.withPropertyValues(key + "=" + value)
                .run(context -> assertThat(context).getFailure().satisfies(failure -> assertNamesKey(failure, key)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AlertsSettings.class)
    static class Bound {}
}
