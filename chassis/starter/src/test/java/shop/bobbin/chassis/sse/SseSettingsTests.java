package shop.bobbin.chassis.sse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SseSettingsTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SseSettings.class)
    static class Application {}

    @ParameterizedTest
    @CsvSource({
        "maxStreams, 0",
        "maxStreamsPerKey, 0",
        "heartbeat, 0s",
        "heartbeat, -1s",
        "retryAfter, 0s",
    })
    void failTheStartWithTheKeyOfAnInvalidValue(String key, String value) {
        runner.withPropertyValues("bobbin.sse." + key + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("'" + key + "'"));
    }

    @Test
    void haveNoLimitPerKeyByDefault() {
        runner.run(context -> {
            var settings = context.getBean(SseSettings.class);
            assertThat(settings.allowsAnother(499, 499)).isTrue();
            assertThat(settings.allowsAnother(500, 0)).isFalse();
        });
    }
}
