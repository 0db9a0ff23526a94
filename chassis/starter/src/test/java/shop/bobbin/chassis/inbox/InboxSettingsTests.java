package shop.bobbin.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class InboxSettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(InboxSettings.class)
    static class Application {}

    /** Without retention each duplicate has an effect. */
    @ParameterizedTest
    @CsvSource({"keep, -1d", "keep, 0s"})
    void failTheStartWithTheKeyOfAnInvalidDuration(String key, String value) {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues("bobbin.inbox." + key + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("'" + key + "'"));
    }
}
