package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Main processes die, one after the other, while an order is under way; nobody but the restart policy does anything. */
@Journey
@Tag("containers")
class CrashJourney {

    private static final Duration BACK = Duration.ofSeconds(90);

    private final Compose compose = new Compose();
    private final Shopper ada;
    private final String sku;

    CrashJourney(RunningShop shop) {
        this.ada = shop.guest();
        this.sku = new Merchandiser(shop).adds(10);
    }

    @AfterAll
    static void whateverHappened(RunningShop shop) {
        new Invariants(shop).hold();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway",
                "catalog-service",
                "order-service",
                "wishlist-service",
                "recommendation-service",
                "payment-simulator",
                "kafka",
                "postgres",
                "control-room"
            })
    void comesBackAfterKillOfTheMainProcess(String service) {
        var before = compose.container(service);
        var underWay = ada.order(sku, "tok_slow"); // the provider takes its time: 3 s

        before.killMainProcess();

        await().atMost(BACK).untilAsserted(() -> {
            var now = compose.container(service);
            assertThat(now.restarts()).isGreaterThan(before.restarts());
            assertThat(now.health()).isEqualTo("healthy");
        });
        assertThat(ada.ended(underWay).field("status")).isEqualTo("CONFIRMED");
        assertThat(ada.ended(orderSoon()).field("status")).isEqualTo("CONFIRMED");
    }

    /** Those who talk to it notice within seconds that it is back. */
    private String orderSoon() {
        return await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsMatching(e -> e instanceof AssertionError || e instanceof UncheckedIOException)
                .until(() -> ada.order(sku, "tok_ok"), order -> true);
    }
}
