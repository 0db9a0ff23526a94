package shop.bobbin.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
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
import shop.bobbin.testing.TestTopics;
import shop.bobbin.testing.Tokens;

@OrderServiceTest
class OrderSseIT {

    /** Without a heartbeat, the other instance can send an event only because it was notified. */
    private static final String NO_HEARTBEAT = "--bobbin.sse.heartbeat=10m";

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
        await().until(() -> stream.lines.contains("event:PLACED"));

        catalog.reserve(order);

        stream.end.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(stream.of("event")).containsExactly("PLACED", "RESERVED", "CONFIRMED");
        assertThat(stream.of("id")).containsExactly("1", "2", "4");
        assertThat(stream.of("data")).last().asString().contains("\"cause\":\"PAYMENT_CAPTURED\"");
    }

    @Test
    void startsAfterTheLastEventId() {
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.statusOf(order).equals("CONFIRMED"));

        var stream = follow(ada, order, "1");

        stream.end.join();
        assertThat(stream.of("event")).containsExactly("RESERVED", "CONFIRMED");
    }

    @Test
    void respondsWith204ToAClientThatHasTheLastEvent() {
        var order = ada.order(FakeCatalog.SOLD_OUT, "tok_ok").field("orderId");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.statusOf(order).equals("REJECTED"));

        var response = ada.send(ada.request("/orders/" + order + "/events").header("Last-Event-ID", "2"));

        assertThat(response.status()).isEqualTo(204);
    }

    @Test
    void sendsHeartbeatsWhileNothingHappens() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");

        var stream = follow(ada, order, "1");

        await().until(() -> stream.lines.contains(":heartbeat"));
        ada.cancel(order);
        stream.end.join();
        assertThat(stream.of("event")).containsExactly("CANCELLED");
    }

    @Test
    void endsWhenTheAccessTokenExpires() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var withShortToken = ada.withToken(Tokens.shopper(ada.name(), Duration.ofSeconds(2)));

        var stream = follow(withShortToken, order, "0");

        stream.end.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(stream.of("event")).containsExactly("PLACED");
        assertThat(stream.of("retry")).containsExactly("2000");
    }

    @Test
    void rejectsAMalformedLastEventId() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");

        assertThat(ada.send(ada.request("/orders/" + order + "/events").header("Last-Event-ID", "x"))
                        .status())
                .isEqualTo(400);
    }

    /** Also: an instance with its maximum number of streams responds 503, and a stopping instance ends its streams at once. */
    @Test
    void notifiesSubscribersOfOtherInstances() {
        var other = new SpringApplicationBuilder(OrderApplication.class, TestBeans.class)
                .initializers(new TestEnvironment())
                .run(Stream.concat(
                                TestEnvironment.connectionArguments(environment),
                                Stream.of("--server.port=0", "--bobbin.sse.max-streams=2", NO_HEARTBEAT))
                        .toArray(String[]::new));
        var there = ada.atInstance(Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port")));
        var cancelled = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var pending = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        var stream = follow(there, cancelled, "0");
        var open = follow(there, pending, "0");
        await().until(() -> stream.lines.contains("event:PLACED") && open.lines.contains("event:PLACED"));

        var refused = there.get("/orders/" + pending + "/events");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("unavailable");

        var topics = new TestTopics(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
        topics.publish("order.order-events", null, Map.of(), "not an order id");
        topics.publish("order.order-events", "not an order id", Map.of(), null);
        ada.cancel(cancelled);
        stream.end.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(stream.of("event")).containsExactly("PLACED", "CANCELLED");

        var before = System.nanoTime();
        SpringApplication.exit(other);
        open.end.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
    }

    private static EventStream follow(Shopper shopper, String order, String lastSeen) {
        var stream = new EventStream(new CopyOnWriteArrayList<>(), new CompletableFuture<>());
        var request = shopper.request("/orders/" + order + "/events")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastSeen)
                .build();
        shopper.http()
                .sendAsync(request, BodyHandlers.fromLineSubscriber(stream.subscriber()))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        stream.end.completeExceptionally(failure);
                    } else {
                        stream.end.complete(null);
                    }
                });
        return stream;
    }

    private record EventStream(List<String> lines, CompletableFuture<Void> end) {

        List<String> of(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1))
                    .toList();
        }

        Flow.Subscriber<String> subscriber() {
            return new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(String line) {
                    lines.add(line);
                }

                @Override
                public void onError(Throwable failure) {}

                @Override
                public void onComplete() {}
            };
        }
    }
}
