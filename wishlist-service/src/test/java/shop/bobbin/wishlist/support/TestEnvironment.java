package shop.bobbin.wishlist.support;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What is other in tests than outside: who plays the order service, and everything is quicker. */
final class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final FakeOrders ORDERS = new FakeOrders();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "stage",
                        Map.of(
                                "bobbin.wishes.order-url", ORDERS.url(),
                                "bobbin.wishes.read-timeout", "500ms",
                                "bobbin.alerts.live.poll", "50ms",
                                "bobbin.alerts.live.heartbeat", "1s",
                                "bobbin.alerts.live.max-streams-per-customer", "3")));
    }
}
