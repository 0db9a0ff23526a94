package shop.bobbin.order;

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
import shop.bobbin.order.support.TestBeans;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.Shopper;
import shop.bobbin.order.support.TestEnvironment;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.testing.Tokens;

@OrderServiceTest
class LiveStatusIT {

    /** So that what is seen at the other instance was told to it, not found at the next look. */
    private static final String NO_HEARTBEAT = "--bobbin.ordering.live.heartbeat=10m";

    private final Environment environment;
    private final FakeCatalog catalog;
    private final Shopper ada;

    @Autowired
    LiveStatusIT(@LocalServerPort int port, Environment environment, FakeCatalog catalog) {
        this.environment = environment;
        this.catalog = catalog;
        this.ada = Shopper.at(port);
    }

    @Test
    void tellsEachTransitionAsItHappensAndEndsWithTheOrder() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        var stream = follow(ada, order, "0");
        await().until(() -> stream.lines.contains("event:PLACED"));

        catalog.reserve(order);

        stream.end.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(stream.of("event")).containsExactly("PLACED", "RESERVED", "CONFIRMED");
        assertThat(stream.of("id")).containsExactly("1", "2", "4");
        assertThat(stream.of("data")).last().asString().contains("\"cause\":\"PAYMENT_CAPTURED\"");
    }

    @Test
    void startsAfterWhatTheClientHasSeen() {
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.statusOf(order).equals("CONFIRMED"));

        var stream = follow(ada, order, "1");

        stream.end.join();
        assertThat(stream.of("event")).containsExactly("RESERVED", "CONFIRMED");
    }

    @Test
    void sendsAClientAwayThatHasSeenTheEnd() {
        var order = ada.order(FakeCatalog.SOLD_OUT, "tok_ok").field("orderId");
        await().atMost(Duration.ofSeconds(20)).until(() -> ada.statusOf(order).equals("REJECTED"));

        var answer = ada.send(ada.request("/orders/" + order + "/events").header("Last-Event-ID", "2"));

        assertThat(answer.status()).isEqualTo(204);
    }

    @Test
    void saysThatItLivesWhileNothingHappens() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");

        var stream = follow(ada, order, "1");

        await().until(() -> stream.lines.contains(":still here"));
        ada.cancel(order);
        stream.end.join();
        assertThat(stream.of("event")).containsExactly("CANCELLED");
    }

    @Test
    void endsWhenTheAccessTokenExpires() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        var hasLittleTime = ada.withToken(Tokens.shopper(ada.name(), Duration.ofSeconds(2)));

        var stream = follow(hasLittleTime, order, "0");

        stream.end.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(stream.of("event")).containsExactly("PLACED");
        assertThat(stream.of("retry")).containsExactly("2000");
    }

    @Test
    void refusesANumberThatIsNone() {
        var order = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");

        assertThat(ada.send(ada.request("/orders/" + order + "/events").header("Last-Event-ID", "x"))
                        .status())
                .isEqualTo(400);
    }

    /** What happens at one instance is seen at another; a full one says so; one that stops lets its clients go at once. */
    @Test
    void worksAcrossInstances() {
        var other = new SpringApplicationBuilder(OrderApplication.class, TestBeans.class)
                .initializers(new TestEnvironment())
                .run(Stream.concat(
                                TestEnvironment.besides(environment),
                                Stream.of("--server.port=0", "--bobbin.ordering.live.max-streams=2", NO_HEARTBEAT))
                        .toArray(String[]::new));
        var there = ada.elsewhere(Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port")));
        var watched = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        var waiting = ada.order(FakeCatalog.UNANSWERED, "tok_ok").field("orderId");
        var stream = follow(there, watched, "0");
        var left = follow(there, waiting, "0");
        await().until(() -> stream.lines.contains("event:PLACED") && left.lines.contains("event:PLACED"));

        var refused = there.get("/orders/" + waiting + "/events");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("unavailable");

        var topics = new TestTopics(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
        topics.publish("order.order-events", null, Map.of(), "no order's key");
        topics.publish("order.order-events", "no order's key", Map.of(), null);
        ada.cancel(watched);
        stream.end.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(stream.of("event")).containsExactly("PLACED", "CANCELLED");

        var before = System.nanoTime();
        SpringApplication.exit(other);
        left.end.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
    }

    private static Following follow(Shopper shopper, String order, String lastSeen) {
        var stream = new Following(new CopyOnWriteArrayList<>(), new CompletableFuture<>());
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

    private record Following(List<String> lines, CompletableFuture<Void> end) {

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
