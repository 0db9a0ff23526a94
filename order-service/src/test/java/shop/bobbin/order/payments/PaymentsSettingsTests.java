package shop.bobbin.order.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static shop.bobbin.testing.SettingsAssert.assertNamesKey;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class PaymentsSettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PaymentsSettings.class)
    static class Application {}

    @ParameterizedTest
    @CsvSource({
        "bobbin.payments.deadline, 0s",
        "bobbin.payments.initial-back-off, 0s",
        "bobbin.payments.max-back-off, 0s",
        "bobbin.payments.max-void-back-off, 0s",
        "bobbin.payments.lease, 0s",
        "bobbin.payments.poll-interval, 0s",
        "bobbin.payments.deadline, -1s",
        "bobbin.payments.max-back-off, 100ms",
        "bobbin.payments.initial-back-off, 16s",
        "bobbin.payments.concurrency, 0"
    })
    void failTheStartAndNameTheKeyOfAnInvalidValue(String key, String value) {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(key + "=" + value)
                .run(context -> assertThat(context).getFailure().satisfies(failure -> assertNamesKey(failure, key)));
    }

    @Test
    void requireALeaseLongerThanACall() {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues("bobbin.payments.lease=10s")
                .run(context -> {
                    var settings = context.getBean(PaymentsSettings.class);
                    settings.requireLeaseLongerThan(Duration.ofSeconds(9));
                    assertThatIllegalStateException()
                            .isThrownBy(() -> settings.requireLeaseLongerThan(Duration.ofSeconds(10)))
                            .withMessageContaining("bobbin.payments.lease");
                });
    }
}
