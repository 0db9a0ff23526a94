package shop.bobbin.wishlist.alerts;

import static org.assertj.core.api.Assertions.assertThat;

<<<<<<< HEAD
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
=======
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
>>>>>>> c-reco
import org.springframework.context.annotation.Configuration;

class AlertsSettingsTests {

<<<<<<< HEAD
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AlertsSettings.class)
    static class Application {}

    @ParameterizedTest
    @CsvSource({
        "bobbin.alerts.live.poll, 0s",
        "bobbin.alerts.live.poll, -1s",
        "bobbin.alerts.live.poll, often",
        "bobbin.alerts.keep, 0s",
        "bobbin.alerts.keep, -1s",
        "bobbin.alerts.keep, often"
    })
    void endTheStartWithTheNameOfTheKeyWhenATimeMakesNoSense(String key, String value) {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(key + "=" + value)
                .run(context -> assertThat(context).getFailure().satisfies(failure -> {
                    var messages = new StringBuilder();
                    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                        messages.append(cause.getMessage()).append('\n');
                    }
                    var field = ConfigurationPropertyName.of(key).getLastElement(ConfigurationPropertyName.Form.DASHED);
                    assertThat(messages.toString().replace("-", "")).containsIgnoringCase(field.replace("-", ""));
                }));
    }
=======
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @Test
    void keepsQuietForADay() {
        runner.run(context ->
                assertThat(context.getBean(AlertsSettings.class).quietPeriod()).isEqualTo(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1h", "59s", "91d", "soon"})
    void refusesToStartWithAQuietPeriodThatCannotBe(String period) {
        runner.withPropertyValues("bobbin.alerts.quiet-period=" + period)
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AlertsSettings.class)
    static class Bound {}
>>>>>>> c-reco
}
