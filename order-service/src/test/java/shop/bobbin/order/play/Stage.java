package shop.bobbin.order.play;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.backing.Topic;

/** What stands behind the service in tests, started once for the JVM. */
public final class Stage implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final BackingServices BACKING = backing();
    static final PlayedCatalog CATALOG =
            new PlayedCatalog(BACKING.kafka().bootstrapServers());
    static final PlayedProvider PROVIDER = new PlayedProvider();
    static final MovableClock CLOCK = new MovableClock();
    private static final Path PUBLIC_KEYS = Tokens.publicKeys();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("stage", properties()));
    }

    /** What any further instance of the service needs to play along. */
    public static Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url", BACKING.postgres().jdbcUrl("orders"),
                "spring.kafka.bootstrap-servers", BACKING.kafka().bootstrapServers(),
                "bobbin.security.jwk-set", PUBLIC_KEYS.toUri().toString(),
                "bobbin.prices.catalog-url", CATALOG.url(),
                "bobbin.payments.provider-url", PROVIDER.url(),
                "bobbin.ordering.sweep-every", "200ms",
                "bobbin.ordering.live.heartbeat", "500ms");
    }

    private static BackingServices backing() {
        var backing = BackingServices.start(BackingOptions.throwAway());
        backing.postgres().createDatabase("orders", "orders", "orders");
        backing.kafka().provision(Topic.read(Path.of("../deploy/topics.txt")));
        return backing;
    }
}
