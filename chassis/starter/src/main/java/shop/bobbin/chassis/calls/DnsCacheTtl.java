package shop.bobbin.chassis.calls;

import java.security.Security;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Sets the time to live of the JVM's DNS cache to one second. The default is 30 seconds for addresses and 10 for unknown names,
 * too long when a service is scaled or moves; the clients of PostgreSQL and Kafka use the same cache. The JVM reads the setting
 * once, at the first look-up, so it is set before the application context starts.
 */
class DnsCacheTtl implements EnvironmentPostProcessor {

    private static final String SECONDS = "1";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Security.setProperty("networkaddress.cache.ttl", SECONDS);
        Security.setProperty("networkaddress.cache.negative.ttl", SECONDS);
    }
}
