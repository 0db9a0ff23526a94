package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tools at work, also those of someone who has Docker and no JDK. A command that fails fails the test. */
@Journey
class ToolsJourney {

    private final Compose compose = new Compose();
    private final RunningShop shop;

    ToolsJourney(RunningShop shop) {
        this.shop = shop;
    }

    @Test
    void tellAnOperatorThatNothingIsParked() {
        assertThat(shop.operate("dead-letters")).endsWith("Nothing waits.").doesNotContain("does not tell");
    }

    @Test
    void buildACopyAnewForAnOperator() {
        assertThat(shop.operate("rebuild", "wishlist-service"))
                .containsPattern("wishlist-service has built its copy anew: [1-9]\\d* products");
    }

    @Test
    @Tag("containers")
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
    @Tag("containers")
    void playACustomer() {
        assertThat(compose.run("exec", "-T", "control-room", "bobbin", "order")).contains("CONFIRMED");
    }
}
