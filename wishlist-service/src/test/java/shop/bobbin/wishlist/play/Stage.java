package shop.bobbin.wishlist.play;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What is other in tests than outside: who plays the order service, and everything is quicker. */
final class Stage implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final PlayedOrders ORDERS = new PlayedOrders();

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
