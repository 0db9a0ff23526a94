package shop.bobbin.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import shop.bobbin.gateway.routing.RoutingSettings.TimeLimits;

class RoutingSettingsTests {

    private static final TimeLimits LIMITS = limits(null);
    private static final List<URI> VALID = List.of(URI.create("http://localhost:8081"));

    @Test
    void acceptsHttpAddresses() {
        var settings =
                new RoutingSettings(VALID, VALID, List.of(URI.create("https://wishlist.example/")), VALID, LIMITS);
        assertThat(settings.wishlist())
                .singleElement()
                .satisfies(address -> assertThat(address).hasHost("wishlist.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8081",
                "ftp://localhost",
                "http:///",
                "http://localhost:8081/path",
                "http://u:p@localhost",
                "http://localhost?x",
                "file:/etc/passwd",
                ""
            })
    void rejectsAnInvalidAddress(String address) {
        var listed = List.of(VALID.getFirst(), URI.create(address));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingSettings(VALID, listed, VALID, VALID, LIMITS))
                .withMessageContaining("bobbin.routing.order");
    }

    @Test
    void rejectsAnEmptyList() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingSettings(VALID, VALID, VALID, List.of(), LIMITS))
                .withMessageContaining("bobbin.routing.recommendation");
    }

    @Test
    void rejectsATimeLimitOfZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingSettings(VALID, VALID, VALID, VALID, limits(Duration.ZERO)))
                .withMessageContaining("bobbin.routing.time-limits");
    }

    @Test
    void takesTheTimeLimitOfARouteFromTheEnvironment() {
        var variables = Map.<String, Object>of(
                "BOBBIN_ROUTING_CATALOG", "http://localhost:8081",
                "BOBBIN_ROUTING_ORDER", "http://localhost:8082",
                "BOBBIN_ROUTING_WISHLIST", "http://localhost:8083",
                "BOBBIN_ROUTING_RECOMMENDATION", "http://localhost:8084",
                "BOBBIN_ROUTING_TIME_LIMITS_ORDER_STREAMS", "3s");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));

        var settings = Binder.get(environment)
                .bind("bobbin.routing", RoutingSettings.class)
                .get();

        assertThat(settings.timeLimitOf(ApiRoute.ORDER_STREAMS)).isEqualTo(Duration.ofSeconds(3));
    }

    private static TimeLimits limits(@Nullable Duration order) {
        return new TimeLimits(null, null, null, null, null, order, null, null, null, null);
    }

    @Test
    void replacesTheTimeLimitOfOneRoute() {
        var properties = new MapConfigurationPropertySource(Map.of(
                "bobbin.routing.catalog", "http://localhost:8081",
                "bobbin.routing.order", "http://localhost:8082",
                "bobbin.routing.wishlist", "http://localhost:8083",
                "bobbin.routing.recommendation", "http://localhost:8084",
                "bobbin.routing.time-limits.order-streams", "3s"));

        var settings = new Binder(properties)
                .bind("bobbin.routing", RoutingSettings.class)
                .get();

        assertThat(settings.timeLimitOf(ApiRoute.ORDER_STREAMS)).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.timeLimitOf(ApiRoute.ORDER)).isEqualTo(ApiRoute.ORDER.timeLimit());
    }
}
