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
    void keepQuietForADay() {
        runner.run(context ->
                assertThat(context.getBean(AlertsSettings.class).quietPeriod()).isEqualTo(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "bobbin.alerts.live.poll, 0s",
        "bobbin.alerts.live.poll, -1s",
        "bobbin.alerts.live.poll, often",
        "bobbin.alerts.keep, 0s",
        "bobbin.alerts.keep, -1s",
        "bobbin.alerts.keep, often",
        "bobbin.alerts.quiet-period, 0s",
        "bobbin.alerts.quiet-period, -1h",
        "bobbin.alerts.quiet-period, 59s",
        "bobbin.alerts.quiet-period, 91d",
        "bobbin.alerts.quiet-period, soon"
    })
    void endTheStartWithTheNameOfTheKeyWhenATimeMakesNoSense(String key, String value) {
        runner.withPropertyValues(key + "=" + value)
                .run(context ->
                        assertThat(context).getFailure().satisfies(failure -> assertNamesKey(failure, key)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AlertsSettings.class)
    static class Bound {}
}
