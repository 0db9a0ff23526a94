package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tools of someone who has Docker and no JDK. A command that fails fails the test. */
@Journey
@Tag("containers")
class ToolsJourney {

    private final Compose compose = new Compose();

    @Test
    void tellTheStateOfEverything() {
        assertThat(compose.run("exec", "-T", "control-room", "bobbin", "status"))
                .contains(
                        "gateway",
                        "catalog-service",
                        "order-service",
                        "wishlist-service",
                        "recommendation-service",
                        "payment-simulator",
                        "postgres",
                        "kafka");
    }

    @Test
    void playACustomer() {
        assertThat(compose.run("exec", "-T", "control-room", "bobbin", "order")).contains("CONFIRMED");
    }
}
