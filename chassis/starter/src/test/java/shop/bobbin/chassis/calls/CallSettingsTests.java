package shop.bobbin.chassis.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class CallSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "url=, url",
        "url=http://bank:80/path, url",
        "connect-timeout=0s, connectTimeout",
        "time-limit=0s, timeLimit",
        "max-attempts=0, maxAttempts",
        "backoff=0s, backoff",
        "max-concurrent-calls=0, maxConcurrentCalls",
        "breaker.sliding-window-size=0, slidingWindowSize",
        "breaker.failure-rate-threshold=101, failureRateThreshold"
    })
    void failTheStartAndNameTheKeyOfAnInvalidValue(String setting, String key) {
        TestCalls.runner(setting)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Neighbours.class).callsTo("bank"))
                        .rootCause()
                        .message()
                        .containsIgnoringCase(key));
    }

    @Test
    void allowAPathAndOneUrlOnlyWithoutLoadBalancing() {
        TestCalls.runner("url=http://bank:80/path", "load-balancing=false")
                .run(context -> assertThat(context.getBean(Neighbours.class).callsTo("bank"))
                        .isNotNull());
        TestCalls.runner("url=http://bank:80,http://bank:81", "load-balancing=false")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Neighbours.class).callsTo("bank"))
                        .rootCause()
                        .message()
                        .containsIgnoringCase("url"));
    }

    @Test
    void areNeeded() {
        TestCalls.runner()
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Neighbours.class).callsTo("post-office"))
                        .hasMessageContaining("bobbin.calls.post-office"));
    }

    @Test
    void areReadFromEnvironmentVariables() {
        TestCalls.runner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of(
                                        "BOBBIN_CALLS_POST_OFFICE_URL", "http://post:80",
                                        "BOBBIN_CALLS_POST_OFFICE_TIME_LIMIT", "3s",
                                        "BOBBIN_CALLS_POST_OFFICE_MAX_ATTEMPTS", "1",
                                        "BOBBIN_CALLS_POST_OFFICE_MAX_CONCURRENT_CALLS", "1"))))
                .run(context -> assertThat(context.getBean(Neighbours.class)
                                .callsTo("post-office")
                                .longestCall())
                        .hasSeconds(3));
    }
}
