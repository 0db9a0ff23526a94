package shop.bobbin.chassis.calls;

import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** Applications that call the neighbour {@code bank}. */
final class TestCalls {

    private TestCalls() {}

    /** @param settings of the calls, in place of the test's */
    static ApplicationContextRunner runner(String... settings) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        CallsAutoConfiguration.class,
                        ProtectedCallsAutoConfiguration.class,
                        RestClientAutoConfiguration.class,
                        ValidationAutoConfiguration.class,
                        MetricsAutoConfiguration.class,
                        SimpleMetricsExportAutoConfiguration.class))
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues(keys(
                        "url=http://127.0.0.1:9",
                        "time-limit=10s",
                        "max-attempts=2",
                        "backoff=1ms",
                        "max-concurrent-calls=2",
                        "breaker.wait-duration-in-open-state=200ms"))
                .withPropertyValues(keys(settings));
    }

    private static String[] keys(String... settings) {
        return Stream.of(settings).map("bobbin.calls.bank."::concat).toArray(String[]::new);
    }
}
