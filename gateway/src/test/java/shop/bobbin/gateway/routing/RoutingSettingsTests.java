package shop.bobbin.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RoutingSettingsTests {

    private static final Map<ApiRoute, Duration> LIMITS = Map.of();
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
        var limits = Map.of(ApiRoute.ORDER, Duration.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingSettings(VALID, VALID, VALID, VALID, limits))
                .withMessageContaining("bobbin.routing.time-limits");
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
