package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.journeys.OrderStatus.CONFIRMED;
import static shop.bobbin.journeys.OrderStatus.RESERVED;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.bobbin.journeys.invariants.Invariants;

/** Behaviour of the shop, and the results of orders, while a service or a backing service is unavailable. */
@Journey
@Tag("proof")
class OutageJourney {

    private final RunningShop shop;
    private final Shopper ada;

    OutageJourney(RunningShop shop) {
        this.shop = shop;
        this.ada = shop.guest();
    }

    @AfterAll
    static void verifyInvariants(RunningShop shop) {
        new Invariants(shop).verify();
    }

    @Test
    void confirmsOrdersWhenThePaymentProviderIsBack() {
        shop.control().kill("payment-simulator");
        var order = ada.order("NOT-TAP-150", "tok_ok");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.find(order).status() == RESERVED);
        await().during(Duration.ofSeconds(1)).until(() -> ada.find(order).status() == RESERVED);

        shop.control().start("payment-simulator");

        assertThat(ada.awaitEnd(order).status()).isEqualTo(CONFIRMED);
    }

    @Test
    void keepsWorkingWithoutTheCatalog() {
        var before = ada.order("NOT-TAP-150", "tok_ok");
        ada.awaitEnd(before);
        assertThat(ada.client().put("/api/wishlist/items/NOT-TAP-150", "{}").status())
                .isLessThan(300);

        shop.control().stop("catalog-service");
        var products = ada.client().get("/api/products");
        assertThat(products.status()).isEqualTo(503);
        assertThat(products.problem()).isEqualTo("unavailable");
        assertThat(products.header("Retry-After")).isNotEmpty();
        assertThat(ada.client().get("/api/wishlist").text()).contains("NOT-TAP-150", "price");
        assertThat(ada.find(before).status()).isEqualTo(CONFIRMED);
        var duringOutage = ada.order("NOT-TAP-150", "tok_ok"); // at the last known price
        shop.control().start("catalog-service");

        assertThat(ada.awaitEnd(duringOutage).status()).isEqualTo(CONFIRMED);
    }

    @Test
    void losesNoOrderWhenServicesAreKilled() {
        var orders = Stream.generate(() -> ada.order("NOT-TAP-150", "tok_ok"))
                .limit(5)
                .toList();
        shop.control().kill("order-service");
        shop.control().kill("catalog-service");
        Stream.of("order-service", "catalog-service").parallel().forEach(shop.control()::start);

        assertThat(orders)
                .allSatisfy(order -> assertThat(ada.awaitEnd(order).status()).isEqualTo(CONFIRMED));
    }

    @Test
    void losesNoOrderWhenTheBrokerCrashes() {
        shop.control().kill("kafka");
        var orders = Stream.generate(() -> ada.order("NOT-TAP-150", "tok_ok"))
                .limit(3)
                .toList();
        shop.control().start("kafka");

        assertThat(orders)
                .allSatisfy(order -> assertThat(ada.awaitEnd(order).status()).isEqualTo(CONFIRMED));
    }

    @Test
    void respondsWithAProblemWhileTheDatabaseIsUnavailableAndLosesNothing() {
        var order = ada.order("NOT-TAP-150", "tok_ok");
        shop.control().kill("postgres");
        var response = ada.client().put("/api/basket/lines/NOT-TAP-150", "{\"quantity\":1}");
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.problem()).isEqualTo("unavailable");
        shop.control().start("postgres");

        assertThat(ada.awaitEnd(order).status()).isEqualTo(CONFIRMED);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ada.client()
                                .put("/api/basket/lines/NOT-TAP-150", "{\"quantity\":1}")
                                .status())
                        .isEqualTo(200));
        ada.checkout(UUID.randomUUID().toString(), "tok_ok").accepted();
    }
}
