package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.journeys.OrderStatus.CONFIRMED;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.journeys.control.DockerCompose;
import shop.bobbin.journeys.invariants.Invariants;

/** Main processes of containers are killed one by one while an order is in progress; only the restart policy reacts. */
@Journey
@Tag("containers")
class CrashJourney {

    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(90);

    private final DockerCompose compose = new DockerCompose();
    private final Shopper ada;
    private final String sku;

    CrashJourney(RunningShop shop) {
        this.ada = shop.guest();
        this.sku = shop.merchandiser().addProduct(10);
    }

    @AfterAll
    static void verifyInvariants(RunningShop shop) {
        new Invariants(shop).verify();
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
    void recoversAfterAKillOfTheMainProcess(String service) {
        var before = compose.container(service);
        var inProgress = ada.order(sku, "tok_slow"); // the provider responds after 3 s

        before.killMainProcess();

        await().atMost(RECOVERY_TIMEOUT).untilAsserted(() -> {
            var now = compose.container(service);
            assertThat(now.restarts()).isGreaterThan(before.restarts());
            assertThat(now.health()).isEqualTo("healthy");
        });
        assertThat(ada.awaitEnd(inProgress).status()).isEqualTo(CONFIRMED);
        assertThat(ada.awaitEnd(orderWithRetries()).status()).isEqualTo(CONFIRMED);
    }

    /** Clients reconnect to the restarted process within seconds. */
    private String orderWithRetries() {
        return await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(JourneyFailedException.class)
                .until(() -> ada.order(sku, "tok_ok"), order -> true);
    }
}
