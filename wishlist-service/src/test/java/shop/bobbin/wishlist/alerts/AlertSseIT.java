package shop.bobbin.wishlist.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import shop.bobbin.chassis.sse.SseStreams;
import shop.bobbin.testing.TestSseStream;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.WishlistApplication;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

@WishlistServiceTest
class AlertSseIT {

    private final FakeCatalog catalog;
    private final Environment settings;
    private final SseStreams<CustomerId> streams;
    private final Shopper ada;
    private final Shopper bob;
    private final String yarn;

    @Autowired
    AlertSseIT(@LocalServerPort int port, FakeCatalog catalog, Environment settings, SseStreams<CustomerId> streams) {
        this.catalog = catalog;
        this.settings = settings;
        this.streams = streams;
        this.ada = Shopper.at(port);
        this.bob = Shopper.at(port);
        this.yarn = catalog.newProduct(1000);
        ada.add(yarn);
    }

    /** Uses another product each time, since one product raises one alert in the cooldown. */
    private void raisePriceDrop(int price) {
        var wool = catalog.newProduct(1000);
        ada.add(wool);
        catalog.publishAndAwait(wool, 2, price, "IN_STOCK");
    }

    @Test
    void sendsNewAlertsToTheirOwner() {
        try (var hers = ada.subscribe(null);
                var his = bob.subscribe(null)) {
            catalog.publishAndAwait(yarn, 2, 900, "IN_STOCK");

            await().until(() -> hers.events().size() == 1);
            var event = hers.events().getFirst();
            assertThat(event.name()).isEqualTo("PRICE_DROP");
            assertThat(event.json()).isEqualTo(ada.alerts().getFirst());
            assertThat(event.id()).isEqualTo(event.json().path("id").toString());
            assertThat(his.events()).isEmpty();
        }
    }

    @Test
    void startsWithTheUnreadAlerts() {
        catalog.publishAndAwait(yarn, 2, 900, "IN_STOCK");
        markNewestRead();
        raisePriceDrop(800);
        raisePriceDrop(700);
        markNewestRead();

        try (var stream = ada.subscribe(null)) {
            raisePriceDrop(600);
            await().until(() -> prices(stream).size() >= 2);
            assertThat(prices(stream)).containsExactly(800, 600);
        }
    }

    private void markNewestRead() {
        var newest = ada.alerts().getFirst().path("id").asLong();
        assertThat(ada.send("POST", "/wishlist/alerts/" + newest + "/read").status())
                .isEqualTo(204);
    }

    @Test
    void continuesAfterTheLastEventId() {
        catalog.publishAndAwait(yarn, 2, 900, "IN_STOCK");
        String seen;
        try (var stream = ada.subscribe(null)) {
            await().until(() -> stream.events().size() == 1);
            seen = stream.events().getFirst().id();
        }
        raisePriceDrop(800);
        raisePriceDrop(700);

        try (var stream = ada.subscribe(seen)) {
            raisePriceDrop(600);
            await().until(() -> stream.events().size() >= 3);
            assertThat(prices(stream)).containsExactly(800, 700, 600);
        }
    }

    @Test
    void sendsAlertsFromEveryInstanceAndEndsWhenItStops() {
        try (var here = ada.subscribe(null)) {
            var other = anotherInstance();
            var there = ada.atInstance(port(other)).subscribe(null);
            catalog.publishAndAwait(yarn, 2, 900, "IN_STOCK");
            raisePriceDrop(800);

            await().until(() ->
                    prices(here).equals(List.of(900, 800)) && prices(there).equals(List.of(900, 800)));
            var stopping = Instant.now();
            other.close();
            await().until(there::hasEnded);
            assertThat(Duration.between(stopping, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(here.hasEnded()).isFalse();
        }
    }

    @Test
    void limitsTheStreamsOfACustomerUntilOneCloses() {
        try (var one = ada.subscribe(null);
                var two = ada.subscribe(null)) {
            var three = ada.subscribe(null);
            assertThat(List.of(one.status(), two.status(), three.status())).containsOnly(200);

            var rejected = ada.get("/wishlist/alerts/events");
            assertThat(rejected.status()).isEqualTo(503);
            assertThat(rejected.header("Retry-After")).isEqualTo("5");
            try (var his = bob.subscribe(null)) {
                assertThat(his.status()).isEqualTo(200);
            }

            three.close();
            await().until(() -> {
                try (var again = ada.subscribe(null)) {
                    return again.status() == 200;
                }
            });
        }
        await().until(() -> streams.keys().isEmpty());
    }

    private ConfigurableApplicationContext anotherInstance() {
        return new SpringApplicationBuilder(WishlistApplication.class)
                .run(
                        "--server.port=0",
                        from("spring.datasource.url"),
                        from("spring.datasource.username"),
                        from("spring.datasource.password"),
                        from("spring.kafka.bootstrap-servers"),
                        from("bobbin.security.jwk-set"),
                        from("bobbin.alerts.poll-interval"),
                        "--bobbin.sse.heartbeat=10m"); // so that it sends an alert only because of a signal
    }

    private String from(String key) {
        return "--" + key + "=" + settings.getRequiredProperty(key);
    }

    private static int port(ConfigurableApplicationContext instance) {
        return instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static List<Integer> prices(TestSseStream stream) {
        return stream.events().stream()
                .map(event -> event.json().path("price").path("amount").asInt())
                .toList();
    }
}
