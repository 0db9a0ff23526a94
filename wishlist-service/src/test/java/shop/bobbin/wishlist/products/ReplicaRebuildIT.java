package shop.bobbin.wishlist.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.Tokens;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.ProductTopic.TopicUnavailableException;
import shop.bobbin.wishlist.products.RebuildResult.Rebuilt;
import shop.bobbin.wishlist.products.RebuildResult.Superseded;
import shop.bobbin.wishlist.products.RebuildResult.TopicUnavailable;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

@WishlistServiceTest
class ReplicaRebuildIT {

    private static final ProductsSettings SETTINGS = new ProductsSettings(Duration.ofSeconds(30));

    private final FakeCatalog catalog;
    private final JdbcClient jdbc;
    private final Products products;
    private final ProductReplicas replicas;
    private final ProductTopic topic;
    private final Shopper ada;
    private final Shopper operator;
    private final String yarn;

    @Autowired
    ReplicaRebuildIT(
            @LocalServerPort int port,
            FakeCatalog catalog,
            JdbcClient jdbc,
            Products products,
            ProductReplicas replicas,
            ProductTopic topic) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.products = products;
        this.replicas = replicas;
        this.topic = topic;
        this.ada = Shopper.at(port);
        this.operator = ada.withToken(Tokens.operator());
        this.yarn = catalog.newProduct(1000);
    }

    @Test
    void repairsTheReplicaAndRaisesNoAlert() {
        catalog.publishAndAwait(yarn, 2, 800, "OUT");
        catalog.publishAndAwait(yarn, 3, 1200, "IN_STOCK");
        ada.add(yarn);
        jdbc.sql("update products set version = 99, name = 'Wrong', amount = 1 where sku = ?")
                .param(yarn)
                .update();
        products.apply(product("GHOST-1", 1, 100));

        var response = rebuild();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().path("products").asLong()).isPositive();
        assertThat(catalog.findReplicated(yarn)).hasValueSatisfying(product -> {
            assertThat(product.version()).isEqualTo(3);
            assertThat(product.name()).isEqualTo("Fine " + yarn);
            assertThat(product.price()).isEqualTo(Money.of(1200, "EUR"));
        });
        assertThat(catalog.findReplicated("GHOST-1")).isEmpty();
        assertThat(ada.alerts()).isEmpty();
        assertThat(jdbc.sql("select count(*) from product_copies")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void skipsEventsThatCannotBeRead() {
        var topics = catalog.topics();
        var type = Map.of("ce_id", "bad", "ce_type", "catalog.product.changed.v1");
        topics.publish("catalog.products", "BAD-0", Map.of(), null);
        topics.publish("catalog.products", "BAD-1", Map.of("ce_id", "bad", "ce_type", ""), "{}");
        topics.publish("catalog.products", "BAD-2", type, null);
        topics.publish("catalog.products", "BAD-3", type, "null");
        topics.publish("catalog.products", "BAD-4", type, "{");
        topics.publish("catalog.products", "BAD-5", type, """
                {"sku":"BAD-5","version":1,"name":"A \\u0000 name","availability":"OUT",
                 "price":{"amount":1,"currency":"EUR"},"picture":"/p.svg","discontinued":false}""");

        assertThat(rebuild().status()).isEqualTo(200);
        assertThat(catalog.findReplicated(yarn)).isPresent();
        topics.awaitConsumed("wishlist-service.products", "catalog.products");
    }

    @Test
    void appliesEventsAfterARebuild() {
        ada.add(yarn);
        rebuild();
        catalog.publishAndAwait(yarn, 2, 900, "IN_STOCK");

        assertThat(ada.items().getFirst().path("price").path("amount").asInt()).isEqualTo(900);
        assertThat(ada.alerts()).hasSize(1);
    }

    @Test
    void isInvisibleToConcurrentRequests() throws InterruptedException {
        ada.add(yarn);
        var failure = new AtomicReference<>("");
        var customers = Thread.ofVirtual().start(() -> {
            while (failure.get().isEmpty() && !Thread.interrupted()) {
                var item = ada.items().getFirst();
                if (!item.path("name").asString("").equals("Fine " + yarn)) {
                    failure.set("shown item: " + item);
                }
                ada.remove(yarn);
                var added = ada.add(yarn);
                if (added.status() != 201) {
                    failure.set("response to add: " + added.text());
                }
            }
        });
        for (var i = 0; i < 5; i++) {
            assertThat(rebuild().status()).isEqualTo(200);
        }
        var stillRunning = customers.isAlive();
        failure.compareAndSet("", "none");
        customers.join();

        assertThat(stillRunning).isTrue();
        assertThat(failure).hasValue("none");
    }

    @Test
    void appliesEventsThatArriveDuringTheRebuild() {
        var topicWithUpdates = (ProductTopic) (timeout, batchHandler) -> {
            products.apply(product("NEWS-1", 5, 500));
            batchHandler.accept(List.of(product("NEWS-1", 4, 400), product("PAST-1", 1, 100)));
            products.apply(product("PAST-1", 2, 200));
        };

        assertThat(new ReplicaRebuild(replicas, topicWithUpdates, SETTINGS, Clock.systemUTC()).rebuild())
                .isInstanceOf(Rebuilt.class);

        assertThat(catalog.findReplicated("NEWS-1").map(Product::version)).hasValue(5L);
        assertThat(catalog.findReplicated("PAST-1").map(Product::version)).hasValue(2L);
        rebuild();
    }

    @Test
    void isSupersededByALaterRebuild() {
        var other = new AtomicReference<RebuildResult>(new Superseded());
        var superseded = (ProductTopic) (timeout, batchHandler) -> {
            other.set(new ReplicaRebuild(replicas, topic, SETTINGS, Clock.systemUTC()).rebuild());
            batchHandler.accept(List.of(product("LATE-1", 1, 100)));
        };

        assertThat(new ReplicaRebuild(replicas, superseded, SETTINGS, Clock.systemUTC()).rebuild())
                .isEqualTo(new Superseded());

        assertThat(other.get()).isInstanceOf(Rebuilt.class);
        assertThat(catalog.findReplicated(yarn)).isPresent();
        assertThat(catalog.findReplicated("LATE-1")).isEmpty();
    }

    @Test
    void changesNothingIfTheTopicIsUnavailable() {
        var unavailable = (ProductTopic) (timeout, batchHandler) -> {
            batchHandler.accept(List.of(product(yarn, 9, 1)));
            throw new TopicUnavailableException("no broker", new IllegalStateException());
        };

        assertThat(new ReplicaRebuild(replicas, unavailable, SETTINGS, Clock.systemUTC()).rebuild())
                .isEqualTo(new TopicUnavailable("no broker"));

        assertThat(catalog.findReplicated(yarn).map(Product::version)).hasValue(1L);
        assertThat(jdbc.sql("select count(*) from product_copies")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isOnlyForOperators() {
        assertThat(ada.send("POST", "/actuator/productreplica").status()).isEqualTo(403);
        assertThat(ada.withToken(null).send("POST", "/actuator/productreplica").status())
                .isEqualTo(401);
        assertThat(operator.get("/actuator/productreplica")
                        .body()
                        .path("products")
                        .asLong())
                .isPositive();
    }

    private TestResponse rebuild() {
        return operator.send(operator.request("/actuator/productreplica").POST(BodyPublishers.ofString("{}")));
    }

    private static Product product(String sku, long version, int price) {
        return new Product(
                new Sku(sku),
                version,
                "Product " + sku,
                Money.of(price, "EUR"),
                Availability.IN_STOCK,
                "/p.svg",
                false);
    }
}
