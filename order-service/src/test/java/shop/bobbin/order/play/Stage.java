package shop.bobbin.order.play;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Whom the service has to do with. */
public final class Stage implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final PlayedCatalog CATALOG = new PlayedCatalog();
    static final PlayedProvider PROVIDER = new PlayedProvider();
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
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("stage", properties));
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
