package shop.bobbin.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.backing.Kafka;
import shop.bobbin.testing.Contracts;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.testing.Tokens;

/** The test publishes the events of the order service. */
@RunningService
@ExtendWith(OutputCaptureExtension.class)
class OrderListenerIT {

    private static final String ORDERS = "order.order-events";
    private static final String STOCK = "catalog.stock-events";

    private final TestTopics topics;
    private final TestClient merchandiser;
    private final String order = UUID.randomUUID().toString();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OrderListenerIT(
            @LocalServerPort int port,
            TestTopics topics,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transaction) {
        this.topics = topics;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.merchandiser = TestClient.at(port, Tokens.merchandiser());
    }

    @Test
    void reservesForAPlacedOrderAndCommitsWhenItIsConfirmed() {
        var before = onHand("NOT-TAP-150");

        send("order.order.placed.v1", "NOT-TAP-150", 2);
        var reserved = topics.await(STOCK, "catalog.stock.reserved.v1", order);
        send("order.order.confirmed.v1", "NOT-TAP-150", 2);
        var committed = topics.await(STOCK, "catalog.stock.committed.v1", order);

        var contracts = Contracts.of("catalog-service");
        contracts.event(STOCK, "catalog.stock.reserved.v1").assertValid(reserved);
        contracts.event(STOCK, "catalog.stock.committed.v1").assertValid(committed);
        assertThat(onHand("NOT-TAP-150")).isEqualTo(before - 2);
    }

    @Test
    void refusesWithTheAvailableQuantities() {
        send("order.order.placed.v1", "FAB-LWN-FLR", 1);

        var refused = topics.await(STOCK, "catalog.stock.refused.v1", order);

        Contracts.of("catalog-service").event(STOCK, "catalog.stock.refused.v1").assertValid(refused);
        assertThat(refused.json().path("shortages").path(0).path("available").asInt(-1))
                .isZero();
    }

    @Test
    void releasesTheStockOfACancelledOrder() {
        var before = onHand("NOT-TAP-150");
        send("order.order.placed.v1", "NOT-TAP-150", 1);
        send("order.order.cancelled.v1", "NOT-TAP-150", 1);

        var released = topics.await(STOCK, "catalog.stock.released.v1", order);

        Contracts.of("catalog-service")
                .event(STOCK, "catalog.stock.released.v1")
                .assertValid(released);
        assertThat(onHand("NOT-TAP-150")).isEqualTo(before);
    }

    @Test
    void reservesOnceForDuplicateEvents() {
        var before = onHand("NOT-TAP-150");
        var id = UUID.randomUUID().toString();
        for (int n = 0; n < 5; n++) {
            topics.publish(ORDERS, order, "order.order.placed.v1", id, body("NOT-TAP-150", 1));
            send("order.order.placed.v1", "NOT-TAP-150", 1);
        }
        topics.await(STOCK, "catalog.stock.reserved.v1", order);

        await().during(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(onHand("NOT-TAP-150")).isEqualTo(before - 1);
            assertThat(topics.read(STOCK))
                    .filteredOn(event -> order.equals(event.key()))
                    .hasSize(1);
        });
    }

    @Test
    void catchesUpAfterABrokerOutage(Kafka kafka) {
        var before = onHand("NOT-TAP-150");
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("lock table reservations").update();
            send("order.order.placed.v1", "NOT-TAP-150", 1);
            await("the listener is handling the order").until(() -> isWaitingForTheLock());
            kafka.stop();
        });
        // the reservation needs no broker; its event stays in the outbox and the offset of the listener uncommitted
        await().untilAsserted(() -> assertThat(onHand("NOT-TAP-150")).isEqualTo(before - 1));
        var price = merchandiser.put("/products/NOT-TAP-150/price", "{\"amount\":777,\"currency\":\"EUR\"}");
        assertThat(price.status()).isEqualTo(200);
        assertThat(eventsInTheOutbox()).isGreaterThanOrEqualTo(2);

        kafka.start();

        topics.await(STOCK, "catalog.stock.reserved.v1", order);
        topics.await(
                "catalog.products",
                1,
                event -> event.json().path("price").path("amount").asInt() == 777);
        send("order.order.cancelled.v1", "NOT-TAP-150", 1); // arrives after all events that are redelivered
        topics.await(STOCK, "catalog.stock.released.v1", order);
        assertThat(topics.read(STOCK))
                .filteredOn(event -> order.equals(event.key()))
                .hasSize(2);
        assertThat(onHand("NOT-TAP-150")).isEqualTo(before);
    }

    private boolean isWaitingForTheLock() {
        return jdbc.sql("select exists(select from pg_locks where relation = 'reservations'::regclass and not granted)")
                .query(Boolean.class)
                .single();
    }

    private int eventsInTheOutbox() {
        return jdbc.sql("select count(*) from chassis.outbox")
                .query(Integer.class)
                .single();
    }

    @Test
    void reportsAConfirmedOrderWhoseLinesDiffer(CapturedOutput output) {
        send("order.order.placed.v1", "NOT-TAP-150", 1);
        send("order.order.confirmed.v1", "NOT-TAP-150", 2);

        topics.await(STOCK, "catalog.stock.committed.v1", order);

        assertThat(output).contains("Order " + order + " " + Discrepancy.LINES_DIFFER.description());
    }

    private void send(String type, String sku, int quantity) {
        topics.publish(ORDERS, order, type, body(sku, quantity));
    }

    private String body(String sku, int quantity) {
        return """
                {"orderId":"%s","version":1,"customerId":"guest-1","occurredAt":"2026-01-01T00:00:00Z",
                 "lines":[{"sku":"%s","quantity":%d,"unitPrice":{"amount":100,"currency":"EUR"}}],
                 "total":{"amount":100,"currency":"EUR"}}""".formatted(order, sku, quantity);
    }

    private int onHand(String sku) {
        return merchandiser
                .get("/products/" + sku + "/stock")
                .body()
                .path("onHand")
                .asInt(-1);
    }
}
