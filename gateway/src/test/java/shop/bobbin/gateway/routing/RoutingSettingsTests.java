package shop.bobbin.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.gateway.routing.RoutingSettings.TimeLimits;

class RoutingSettingsTests {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final TimeLimits LIMITS = new TimeLimits(SECOND, SECOND, SECOND, SECOND);
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
    void rejectsATimeoutOfZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeLimits(SECOND, Duration.ZERO, SECOND, SECOND))
                .withMessageContaining("bobbin.routing.time-limits");
    }
}
