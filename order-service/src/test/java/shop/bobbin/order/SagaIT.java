package shop.bobbin.order;

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
import shop.bobbin.order.support.MovableClock;
import shop.bobbin.order.support.OrderEventSeen;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.FakePaymentProvider;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.testing.TestEvent;
import shop.bobbin.testing.TestTopics;

/** From the checkout to every end that an order can have. */
@OrderServiceTest
class SagaIT {

    private final int port;
    private final FakeCatalog catalog;
    private final FakePaymentProvider provider;
    private final MovableClock clock;
    private final JdbcClient database;
    private final Shopper ada;

    @Autowired
    SagaIT(
            @LocalServerPort int port,
            FakeCatalog catalog,
            FakePaymentProvider provider,
            MovableClock clock,
            JdbcClient database) {
        this.port = port;
        this.catalog = catalog;
        this.provider = provider;
        this.clock = clock;
        this.database = database;
        this.ada = Shopper.at(port);
    }

    @AfterEach
    void rightTheClock() {
        clock.setWrongBy(Duration.ZERO);
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
                .extracting(OrderEventSeen::version)
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
    void rejectsAnOrderThatIsTooDearForTheCard() {
        var order = ada.order(FakeCatalog.GOLD, "tok_ok").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(provider.ledgerOf(order)).containsExactly("DECLINED");
    }

    @Test
    void cancelsAnOrderThatIsNotReservedYetAndNeverReservesItAgain() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");

        assertThat(ada.cancel(order).body().path("status").asString()).isEqualTo("CANCELLED");
        catalog.reserve(order);
        theCatalogIsHeard();

        assertThat(ada.statusOf(order)).isEqualTo("CANCELLED");
        assertThat(history(order)).containsExactly("PLACED CHECKED_OUT", "CANCELLED CANCELLED_BY_CUSTOMER");
        assertThat(provider.ledgerOf(order)).isEmpty();
        awaitEvents(order, "placed", "cancelled");
    }

    @Test
    void cancelsTwiceAsOnce() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        ada.cancel(order);

        var again = ada.cancel(order);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("history")).hasSize(2);
    }

    @Test
    void doesNotCancelWhatIsOver() {
        var confirmed = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitStatus(confirmed, "CONFIRMED");
        var rejected = ada.order(FakeCatalog.SOLD_OUT, "tok_ok").field("orderId");
        awaitStatus(rejected, "REJECTED");

        for (var order : List.of(confirmed, rejected)) {
            var answer = ada.cancel(order);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("order-not-cancellable");
        }
    }

    @Test
    void takesARepeatedReservationOnce() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        var event = UUID.randomUUID().toString();

        catalog.reserve(order, event);
        catalog.reserve(order, event);
        catalog.reserve(order);
        awaitStatus(order, "CONFIRMED");
        catalog.reserve(order);
        catalog.refuse(order);
        theCatalogIsHeard();

        assertThat(history(order)).hasSize(3);
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void givesUpAnOrderForWhichTheCatalogDoesNotAnswer() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");

        clock.putForward(Duration.ofMinutes(14));
        staysPlaced(order);

        clock.putForward(Duration.ofMinutes(1));
        awaitTimedOut(order);
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("STOCK_TIMEOUT");
        catalog.refuse(order);
        theCatalogIsHeard();
        assertThat(history(order)).hasSize(2);
    }

    /** A laptop that slept, a service that was down: the catalog's answer is there, and has not been read yet. */
    @Test
    void readsTheCatalogsAnswerAfterALongGapBeforeAnOrderTimesOut() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");

        clock.putForward(Duration.ofHours(3));
        staysPlaced(order);
        catalog.reserve(order);

        awaitStatus(order, "CONFIRMED");
    }

    /** A laptop that slept between the first look and the second. */
    @Test
    void readsTheCatalogsAnswerAfterALongGapAlsoWhenTheOrderWasOverdueBeforeIt() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        clock.putForward(Duration.ofMinutes(15));
        staysPlaced(order);

        clock.putForward(Duration.ofHours(3));
        staysPlaced(order);
        catalog.reserve(order);

        awaitStatus(order, "CONFIRMED");
    }

    @Test
    void goesByTheDatabasesTimeWhenTheInstancesClockIsWrong() {
        clock.setWrongBy(Duration.ofHours(-1));
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");

        clock.setWrongBy(Duration.ofHours(1));
        staysPlaced(order);
        clock.putForward(Duration.ofMinutes(1));
        staysPlaced(order);
    }

    @Test
    void timesOutTheOthersWhenOneOrderFails() {
        var failing = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        var unreadable = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        database.sql("delete from payments where order_id = ?")
                .param(UUID.fromString(failing))
                .update();
        database.sql("update orders set lines = '[]' where id = ?")
                .param(UUID.fromString(unreadable))
                .update();

        try {
            clock.putForward(Duration.ofMinutes(15));

            awaitTimedOut(order);
        } finally {
            database.sql("update orders set status = 'CANCELLED' where id in (?, ?)")
                    .params(UUID.fromString(failing), UUID.fromString(unreadable))
                    .update();
        }
    }

    @Test
    void passesOverEventsOfOrdersThatAreNotThere(TestTopics topics) {
        var nobodys = UUID.randomUUID().toString();
        var malformed = "no-order-" + nobodys;

        catalog.reserve(nobodys);
        catalog.reserve(malformed);
        theCatalogIsHeard();

        assertThat(topics.read("order-service.ordering.catalog.stock-events.dlt"))
                .extracting(TestEvent::key)
                .contains(nobodys, malformed);
        assertThat(provider.ledgerOf(nobodys)).isEmpty();
    }

    @Test
    void hidesTheOrdersOfOthers() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
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
        var first = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        clock.putForward(Duration.ofMillis(5));
        var second = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        clock.putForward(Duration.ofMillis(5));
        var third = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");

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
    void refusesToListOrdersByWhatMakesNoSense(String parameter) {
        assertThat(ada.get("/orders?" + parameter).status()).isEqualTo(400);
    }

    @Test
    void listsNothingBeforeTheFirstOrder() {
        ada.order(FakeCatalog.UNANSWERED, "tok_ok");

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

    private void theCatalogIsHeard() {
        catalog.awaitConsumed("order-service.ordering", "catalog.stock-events");
    }

    /** For longer than it takes to look for overdue orders several times. */
    private void staysPlaced(String order) {
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ada.statusOf(order)).isEqualTo("PLACED"));
    }

    /** Pushes the clock on to the second look at an order that has been found overdue, without a gap between the looks. */
    private void awaitTimedOut(String order) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            clock.putForward(Duration.ofSeconds(2));
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
