package shop.bobbin.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ListenerSettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ListenerSettings.class)
    static class Application {}

    /** A retry without back-off is a busy loop. */
    @ParameterizedTest
    @CsvSource({"firstRetry, 0s", "maxRetry, -5s"})
    void failTheStartWithTheKeyOfAnInvalidDuration(String key, String value) {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues("bobbin.events." + key + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("'" + key + "'"));
    }
}
