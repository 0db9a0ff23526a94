package shop.bobbin.chassis.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class IdempotencySettingsTests {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IdempotencySettings.class)
    static class Application {}

    /** Without retention a repetition has a second effect; a purge without pause is a busy loop. */
    @ParameterizedTest
    @CsvSource({"purgeEvery, 0s", "purgeEvery, -1s", "keep, 0s", "keep, -1s"})
    void failTheStartWithTheKeyOfAnInvalidDuration(String key, String value) {
        new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues("bobbin.idempotency." + key + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("'" + key + "'"));
    }
}
