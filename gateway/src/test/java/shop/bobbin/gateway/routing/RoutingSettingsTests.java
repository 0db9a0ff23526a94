package shop.bobbin.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingSettingsTests {

    private static final URI GOOD = URI.create("http://localhost:8081");

    @Test
    void takesPlainAddresses() {
        var settings = new RoutingSettings(GOOD, GOOD, URI.create("https://wishlist.example/"), GOOD);
        assertThat(settings.wishlist()).hasHost("wishlist.example");
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
    void refusesWhatIsNoAddressOfAService(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingSettings(GOOD, URI.create(address), GOOD, GOOD))
                .withMessageContaining("bobbin.routing.order");
    }
}
