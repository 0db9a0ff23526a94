package shop.bobbin.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import shop.bobbin.order.OrderApplication;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.order.support.TestBeans;
import shop.bobbin.order.support.TestEnvironment;
import shop.bobbin.testing.TestSseStream;
import shop.bobbin.testing.TestTopics;

@OrderServiceTest
class OrderSseIT {

    private final Environment environment;
    private final FakeCatalog catalog;
    private final Shopper ada;

    @Autowired
    OrderSseIT(@LocalServerPort int port, Environment environment, FakeCatalog catalog) {
        this.environment = environment;
        this.catalog = catalog;
        this.ada = Shopper.at(port);
    }

    @Test
    void sendsEachTransitionAndEndsWithTheOrder() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var stream = follow(ada, order, "0");
        await().until(() -> stream.names().contains("PLACED"));

        catalog.reserve(order);

        await().atMost(Duration.ofSeconds(20)).until(stream::hasEnded);
        assertThat(stream.names()).containsExactly("PLACED", "RESERVED", "CONFIRMED");
        assertThat(stream.ids()).containsExactly("1", "2", "4");
        assertThat(stream.events().getLast().json().path("cause").asString()).isEqualTo("PAYMENT_CAPTURED");
    }

    @Test
    void startsAfterTheLastEventId() {
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.statusOf(order).equals("CONFIRMED"));

        var stream = follow(ada, order, "1");

        await().until(stream::hasEnded);
        assertThat(stream.names()).containsExactly("RESERVED", "CONFIRMED");
    }

    @Test
    void respondsWith204ToAClientThatHasTheLastEvent() {
        var order = ada.order(FakeCatalog.SOLD_OUT, "tok_ok").field("orderId");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.statusOf(order).equals("REJECTED"));

        assertThat(follow(ada, order, "2").status()).isEqualTo(204);
    }

    @Test
    void rejectsAMalformedLastEventId() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");

        assertThat(ada.send(ada.request("/orders/" + order + "/events").header("Last-Event-ID", "x"))
                        .status())
                .isEqualTo(400);
    }

    /**
     * Without a heartbeat, the other instance can send an event only because it was notified. Also: an instance with its
     * maximum number of streams responds 503, and a stopping instance ends its streams at once.
     */
    @Test
    void notifiesSubscribersOfOtherInstances() {
        var other = new SpringApplicationBuilder(OrderApplication.class, TestBeans.class)
                .initializers(new TestEnvironment())
                .run(Stream.concat(
                                TestEnvironment.connectionArguments(environment),
                                Stream.of(
                                        "--server.port=0", "--bobbin.sse.max-streams=2", "--bobbin.sse.heartbeat=10m"))
                        .toArray(String[]::new));
        var there = ada.atInstance(Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port")));
        var cancelled = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var pending = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var stream = follow(there, cancelled, "0");
        var open = follow(there, pending, "0");
        await().until(() -> stream.names().contains("PLACED") && open.names().contains("PLACED"));

        var refused = there.get("/orders/" + pending + "/events");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("unavailable");

        var topics = new TestTopics(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
        topics.publish("order.order-events", null, Map.of(), "not an order id");
        topics.publish("order.order-events", "not an order id", Map.of(), null);
        ada.cancel(cancelled);
        await().until(stream::hasEnded);
        assertThat(stream.names()).containsExactly("PLACED", "CANCELLED");

        var before = System.nanoTime();
        SpringApplication.exit(other);
        await().until(open::hasEnded);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
    }

    private static TestSseStream follow(Shopper shopper, String order, String lastSeen) {
        return TestSseStream.open(
                shopper.client().http(),
                shopper.request("/orders/" + order + "/events").header("Last-Event-ID", lastSeen));
    }
}
