package shop.bobbin.order.support;

import static org.springframework.core.env.CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Whom the service has to do with. */
public final class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final FakeCatalog CATALOG = new FakeCatalog();
    static final FakePaymentProvider PROVIDER = new FakePaymentProvider();
    static final MovableClock CLOCK = new MovableClock();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = Map.of(
                "bobbin.prices.catalog-url",
                CATALOG.url(),
                "bobbin.payments.provider-url",
                PROVIDER.url(),
                "bobbin.ordering.sweep-every",
                "200ms",
                "bobbin.ordering.live.heartbeat",
                "500ms");
        var sources = context.getEnvironment().getPropertySources();
        var stage = new MapPropertySource("stage", properties);
        if (sources.contains(COMMAND_LINE_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(COMMAND_LINE_PROPERTY_SOURCE_NAME, stage);
        } else {
            sources.addFirst(stage);
        }
    }

    /** What a further instance of the service needs, as arguments, to work beside the first. */
    public static Stream<String> besides(Environment first) {
        return Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.kafka.bootstrap-servers",
                        "bobbin.security.jwk-set")
                .map(name -> "--" + name + "=" + first.getRequiredProperty(name));
    }
}
