package shop.bobbin.order.support;

import static org.springframework.core.env.CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Configures the service to use the fake catalog and payment provider, and short intervals. */
public final class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final FakeCatalog CATALOG = new FakeCatalog();
    static final FakePaymentProvider PROVIDER = new FakePaymentProvider();
    static final MutableClock CLOCK = new MutableClock();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = Map.of(
                "bobbin.calls.catalog.url",
                CATALOG.url(),
                "bobbin.calls.payment-provider.url",
                PROVIDER.url(),
                "bobbin.ordering.sweep-every",
                "200ms");
        var sources = context.getEnvironment().getPropertySources();
        var testProperties = new MapPropertySource("test-environment", properties);
        if (sources.contains(COMMAND_LINE_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(COMMAND_LINE_PROPERTY_SOURCE_NAME, testProperties);
        } else {
            sources.addFirst(testProperties);
        }
    }

    /** Command-line arguments with which another instance uses the same database, broker and keys as the first. */
    public static Stream<String> connectionArguments(Environment first) {
        return Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.kafka.bootstrap-servers",
                        "bobbin.security.jwk-set")
                .map(name -> "--" + name + "=" + first.getRequiredProperty(name));
    }
}
