package shop.bobbin.wishlist.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
}
