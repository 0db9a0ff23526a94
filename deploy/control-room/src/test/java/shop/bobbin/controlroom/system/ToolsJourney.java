package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The operator's tools against the whole shop, also those in the control-room container. A failed command fails the
 * test.
 */
@Journey
class ToolsJourney {

    private final DockerCompose compose = new DockerCompose();
    private final RunningShop shop;

    ToolsJourney(RunningShop shop) {
        this.shop = shop;
    }

    @Test
    void reportThatThereAreNoDeadLetters() {
        assertThat(shop.runCommand("dead-letters")).endsWith("No dead letters.").doesNotContain("cannot list");
    }

    @Test
    void rebuildAReplica() {
        assertThat(shop.runCommand("rebuild", "wishlist-service"))
                .containsPattern("wishlist-service has rebuilt its replica: [1-9]\\d* products");
    }

    @Test
    @Tag("containers")
    void showTheStatusOfAllContainers() {
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
    @Tag("containers")
    void placeAnOrder() {
        assertThat(compose.run("exec", "-T", "control-room", "bobbin", "order")).contains("CONFIRMED");
    }
}
