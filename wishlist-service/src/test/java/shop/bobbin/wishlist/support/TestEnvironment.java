package shop.bobbin.wishlist.support;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The properties of the service under test: the URL of the fake order service, and shorter times. */
final class TestEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final FakeOrderService ORDER_SERVICE = new FakeOrderService();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-environment",
                        Map.of(
                                "bobbin.calls.order-service.url", ORDER_SERVICE.url(),
                                "bobbin.calls.order-service.time-limit", "1s",
                                "bobbin.alerts.poll-interval", "50ms",
                                "bobbin.sse.heartbeat", "1s",
                                "bobbin.sse.max-streams-per-key", "3")));
    }
}
