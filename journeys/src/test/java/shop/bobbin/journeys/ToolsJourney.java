package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.bobbin.journeys.control.DockerCompose;

/** The operator's commands in the control-room container. A failed command fails the test. */
@Journey
@Tag("containers")
class ToolsJourney {

    private final DockerCompose compose = new DockerCompose();

    @Test
    void reportThatThereAreNoDeadLetters() {
        assertThat(bobbin("dead-letters")).endsWith("No dead letters.").doesNotContain("cannot list");
    }

    @Test
    void rebuildAReplica() {
        assertThat(bobbin("rebuild", "wishlist-service"))
                .containsPattern("wishlist-service has rebuilt its replica: [1-9]\\d* products");
    }

    @Test
    void showTheStatusOfAllContainers() {
        assertThat(bobbin("status"))
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
    void placeAnOrder() {
        assertThat(bobbin("order")).contains("CONFIRMED");
    }

    private String bobbin(String... arguments) {
        var all = new ArrayList<>(List.of("exec", "-T", "control-room", "bobbin"));
        all.addAll(List.of(arguments));
        return compose.run(all.toArray(String[]::new));
    }
}
