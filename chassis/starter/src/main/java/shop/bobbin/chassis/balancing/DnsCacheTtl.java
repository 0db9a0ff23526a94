package shop.bobbin.chassis.balancing;

import java.security.Security;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The JVM remembers addresses for 30 seconds and unknown names for 10, too long to see that a service was scaled or came
 * back elsewhere; the clients of PostgreSQL and Kafka resolve by the same cache. It reads the setting once, at the first
 * look-up: hence this early.
 */
class DnsCacheTtl implements EnvironmentPostProcessor {

    private static final String SECONDS = "1";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Security.setProperty("networkaddress.cache.ttl", SECONDS);
        Security.setProperty("networkaddress.cache.negative.ttl", SECONDS);
    }
}
