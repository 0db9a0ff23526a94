package shop.bobbin.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.FakePaymentProvider;
import shop.bobbin.order.support.MutableClock;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.ReceivedOrderEvent;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.testing.TestEvent;
import shop.bobbin.testing.TestTopics;

/** The saga from the checkout to each end of an order. */
@OrderServiceTest
class OrderSagaIT {

    private final int port;
    private final FakeCatalog catalog;
    private final FakePaymentProvider provider;
    private final MutableClock clock;
    private final JdbcClient database;
    private final Shopper ada;

    @Autowired
    OrderSagaIT(
            @LocalServerPort int port,
            FakeCatalog catalog,
            FakePaymentProvider provider,
            MutableClock clock,
            JdbcClient database) {
        this.port = port;
        this.catalog = catalog;
        this.provider = provider;
        this.clock = clock;
        this.database = database;
        this.ada = Shopper.at(port);
    }

    @AfterEach
    void resetTheClockSkew() {
        clock.setSkew(Duration.ZERO);
    }

    @Test
    void confirmsAnOrderThatIsReservedAndPaid() {
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitStatus(order, "CONFIRMED");
        assertThat(history(order))
                .containsExactly("PLACED CHECKED_OUT", "RESERVED STOCK_RESERVED", "CONFIRMED PAYMENT_CAPTURED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
        awaitEvents(order, "placed", "reserved", "confirmed");
        assertThat(catalog.eventsOf(order))
                .extracting(ReceivedOrderEvent::version)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void rejectsAnOrderThatIsOutOfStock() {
        var order = ada.order(FakeCatalog.SOLD_OUT, "tok_ok").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("OUT_OF_STOCK");
        assertThat(provider.ledgerOf(order)).isEmpty();
        awaitEvents(order, "placed", "rejected");
    }

    @Test
    void rejectsAnOrderWhoseCardIsDeclined() {
        var order = ada.order(FakeCatalog.YARN, "tok_declined").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_DECLINED");
        assertThat(provider.ledgerOf(order)).containsExactly("DECLINED");
        awaitEvents(order, "placed", "reserved", "rejected");
    }

    @Test
    void rejectsAnOrderAboveTheCardsLimit() {
        var order = ada.order(FakeCatalog.TOO_EXPENSIVE, "tok_ok").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(provider.ledgerOf(order)).containsExactly("DECLINED");
    }

    @Test
    void ignoresAReservationAfterTheCancellation() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");

        assertThat(ada.cancel(order).body().path("status").asString()).isEqualTo("CANCELLED");
        catalog.reserve(order);
        awaitStockEventsConsumed();

        assertThat(ada.statusOf(order)).isEqualTo("CANCELLED");
        assertThat(history(order)).containsExactly("PLACED CHECKED_OUT", "CANCELLED CANCELLED_BY_CUSTOMER");
        assertThat(provider.ledgerOf(order)).isEmpty();
        awaitEvents(order, "placed", "cancelled");
    }

    @Test
    void cancelsIdempotently() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        ada.cancel(order);

        var again = ada.cancel(order);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("history")).hasSize(2);
    }

    @Test
    void refusesToCancelAnEndedOrder() {
        var confirmed = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitStatus(confirmed, "CONFIRMED");
        var rejected = ada.order(FakeCatalog.SOLD_OUT, "tok_ok").field("orderId");
        awaitStatus(rejected, "REJECTED");

        for (var order : List.of(confirmed, rejected)) {
            var response = ada.cancel(order);
            assertThat(response.status()).isEqualTo(409);
            assertThat(response.problem()).isEqualTo("order-not-cancellable");
        }
    }

    @Test
    void handlesADuplicateReservationOnce() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var event = UUID.randomUUID().toString();

        catalog.reserve(order, event);
        catalog.reserve(order, event);
        catalog.reserve(order);
        awaitStatus(order, "CONFIRMED");
        catalog.reserve(order);
        catalog.refuse(order);
        awaitStockEventsConsumed();

        assertThat(history(order)).hasSize(3);
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void cancelsAnOrderWhoseReservationTimesOut() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");

        clock.advance(Duration.ofMinutes(14));
        staysPlaced(order);

        clock.advance(Duration.ofMinutes(1));
        awaitTimedOut(order);
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("STOCK_TIMEOUT");
        catalog.refuse(order);
        awaitStockEventsConsumed();
        assertThat(history(order)).hasSize(2);
    }

    /** After sleep or downtime the catalog's reply may be in the topic, not yet consumed. */
    @Test
    void handlesTheCatalogsReplyAfterALongGapBeforeTheOrderTimesOut() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");

        clock.advance(Duration.ofHours(3));
        staysPlaced(order);
        catalog.reserve(order);

        awaitStatus(order, "CONFIRMED");
    }

    /** The gap is between the two runs that find the order past its deadline. */
    @Test
    void handlesTheCatalogsReplyAfterALongGapThatFollowsTheDeadline() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        clock.advance(Duration.ofMinutes(15));
        staysPlaced(order);

        clock.advance(Duration.ofHours(3));
        staysPlaced(order);
        catalog.reserve(order);

        awaitStatus(order, "CONFIRMED");
    }

    @Test
    void usesTheDatabasesClockWhenTheInstancesClockIsSkewed() {
        clock.setSkew(Duration.ofHours(-1));
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");

        clock.setSkew(Duration.ofHours(1));
        staysPlaced(order);
        var end = clock.databaseTime().plusSeconds(60);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            clock.advance(Duration.ofSeconds(2)); // in steps, since a gap would begin another grace period
            return clock.databaseTime().isAfter(end);
        });
        staysPlaced(order);
    }

    @Test
    void timesOutOtherOrdersWhenOneFails() {
        var failing = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var unreadable = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        database.sql("delete from payments where order_id = ?")
                .param(UUID.fromString(failing))
                .update();
        database.sql("update orders set lines = '[]' where id = ?")
                .param(UUID.fromString(unreadable))
                .update();

        try {
            clock.advance(Duration.ofMinutes(15));

            awaitTimedOut(order);
        } finally {
            database.sql("update orders set status = 'CANCELLED' where id in (?, ?)")
                    .params(UUID.fromString(failing), UUID.fromString(unreadable))
                    .update();
        }
    }

    @Test
    void deadLettersEventsOfUnknownOrders(TestTopics topics) {
        var unknown = UUID.randomUUID().toString();
        var malformed = "no-order-" + unknown;

        catalog.reserve(unknown);
        catalog.reserve(malformed);
        awaitStockEventsConsumed();

        assertThat(topics.read("order-service.ordering.catalog.stock-events.dlt"))
                .extracting(TestEvent::key)
                .contains(unknown, malformed);
        assertThat(provider.ledgerOf(unknown)).isEmpty();
    }

    @Test
    void hidesTheOrdersOfOtherCustomers() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var eve = Shopper.at(port);

        assertThat(eve.order(order).status()).isEqualTo(404);
        assertThat(eve.cancel(order).status()).isEqualTo(404);
        assertThat(eve.get("/orders/" + order + "/events").status()).isEqualTo(404);
        assertThat(eve.get("/orders").body().path("items")).isEmpty();
        assertThat(eve.order(order).text().replace(order, ""))
                .isEqualTo(eve.order("019aa640-5e00-7c3a-9b1f-3d2c5a7e8f10")
                        .text()
                        .replace("019aa640-5e00-7c3a-9b1f-3d2c5a7e8f10", ""));
        assertThat(ada.statusOf(order)).isEqualTo("PLACED");
    }

    @Test
    void listsOrdersNewestFirstPageByPage() {
        var first = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        clock.advance(Duration.ofMillis(5));
        var second = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        clock.advance(Duration.ofMillis(5));
        var third = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");

        var page = ada.get("/orders?limit=2").body();
        assertThat(page.path("items").path(0).path("orderId").asString()).isEqualTo(third);
        assertThat(page.path("items").path(1).path("orderId").asString()).isEqualTo(second);

        var rest = ada.get(page.path("next").asString()).body();
        assertThat(rest.path("items").path(0).path("orderId").asString()).isEqualTo(first);
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        var behindTheGateway = ada.send(ada.request("/orders?limit=2")
                .header("X-Forwarded-Prefix", "/api")
                .GET());
        assertThat(behindTheGateway.field("next"))
                .isEqualTo("/api" + page.path("next").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=101",
                "limit=99999999999",
                "limit=many",
                "limit=1.5",
                "before=nothing",
                "before=1"
            })
    void rejectsInvalidPageParameters(String parameter) {
        assertThat(ada.get("/orders?" + parameter).status()).isEqualTo(400);
    }

    @Test
    void listsNothingBeforeTheFirstOrder() {
        ada.order(FakeCatalog.STOCK_PENDING, "tok_ok");

        var page =
                ada.get("/orders?before=00000000-0000-0000-0000-000000000000").body();

        assertThat(page.path("items")).isEmpty();
        assertThat(page.has("next")).isFalse();
    }

    private void awaitStatus(String order, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ada.statusOf(order)).isEqualTo(status));
    }

    private void awaitEvents(String order, String... types) {
        await().untilAsserted(() -> assertThat(catalog.eventsOf(order))
                .extracting(event -> event.type().replace("order.order.", "").replace(".v1", ""))
                .containsExactly(types));
    }

    private void awaitStockEventsConsumed() {
        catalog.awaitConsumed("order-service.ordering", "catalog.stock-events");
    }

    /** Stays so for several runs of the job that cancels orders past their deadline. */
    private void staysPlaced(String order) {
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ada.statusOf(order)).isEqualTo("PLACED"));
    }

    /** Advances the clock over the grace period in steps so small that the job sees no gap. */
    private void awaitTimedOut(String order) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            clock.advance(Duration.ofSeconds(2));
            return ada.statusOf(order).equals("CANCELLED");
        });
    }

    private List<String> history(String order) {
        return ada.order(order)
                .body()
                .path("history")
                .valueStream()
                .map(entry -> entry.path("status").asString() + " "
                        + entry.path("cause").asString())
                .toList();
    }
}
