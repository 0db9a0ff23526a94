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
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;
import shop.bobbin.wishlist.products.ProductTopic.TopicAwayException;
import shop.bobbin.wishlist.products.RebuildResult.Rebuilt;
import shop.bobbin.wishlist.products.RebuildResult.Superseded;
import shop.bobbin.wishlist.products.RebuildResult.TopicAway;

@WishlistServiceTest
class CopyRebuildIT {

    private static final ProductsSettings SETTINGS = new ProductsSettings(Duration.ofSeconds(30));

    private final FakeCatalog catalog;
    private final JdbcClient jdbc;
    private final Products products;
    private final ProductCopies copies;
    private final ProductTopic topic;
    private final Shopper ada;
    private final Shopper operator;
    private final String yarn;

    @Autowired
    CopyRebuildIT(
            @LocalServerPort int port,
            FakeCatalog catalog,
            JdbcClient jdbc,
            Products products,
            ProductCopies copies,
            ProductTopic topic) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.products = products;
        this.copies = copies;
        this.topic = topic;
        this.ada = Shopper.at(port);
        this.operator = ada.withToken(Tokens.operator());
        this.yarn = catalog.newProduct(1000);
    }

    @Test
    void mendsWhatIsWrongInTheCopyAndRaisesNoAlert() {
        catalog.tell(yarn, 2, 800, "OUT");
        catalog.tell(yarn, 3, 1200, "IN_STOCK");
        ada.add(yarn);
        jdbc.sql("update products set version = 99, name = 'Wrong', amount = 1 where sku = ?")
                .param(yarn)
                .update();
        products.learn(product("GHOST-1", 1, 100));

        var reply = rebuild();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("products").asLong()).isPositive();
        assertThat(catalog.known(yarn)).hasValueSatisfying(product -> {
            assertThat(product.version()).isEqualTo(3);
            assertThat(product.name()).isEqualTo("Fine " + yarn);
            assertThat(product.price()).isEqualTo(Money.of(1200, "EUR"));
        });
        assertThat(catalog.known("GHOST-1")).isEmpty();
        assertThat(ada.alerts()).isEmpty();
        assertThat(jdbc.sql("select count(*) from product_copies")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void passesOverWhatNoListenerCanRead() {
        var topics = catalog.topics();
        var type = Map.of("ce_type", "catalog.product.changed.v1");
        topics.publish("catalog.products", "BAD-0", Map.of(), null);
        topics.publish("catalog.products", "BAD-1", Map.of("ce_type", ""), "{}");
        topics.publish("catalog.products", "BAD-2", type, null);
        topics.publish("catalog.products", "BAD-3", type, "null");
        topics.publish("catalog.products", "BAD-4", type, "{");
        topics.publish("catalog.products", "BAD-5", type, """
                {"sku":"BAD-5","version":1,"name":"A \\u0000 name","availability":"OUT",
                 "price":{"amount":1,"currency":"EUR"},"picture":"/p.svg","discontinued":false}""");

        assertThat(rebuild().status()).isEqualTo(200);
        assertThat(catalog.known(yarn)).isPresent();
        topics.awaitConsumed("wishlist-service.products", "catalog.products");
    }

    @Test
    void goesOnHearingNewsAfterwards() {
        ada.add(yarn);
        rebuild();
        catalog.tell(yarn, 2, 900, "IN_STOCK");

        assertThat(ada.items().getFirst().path("price").path("amount").asInt()).isEqualTo(900);
        assertThat(ada.alerts()).hasSize(1);
    }

    @Test
    void isNotSeenByThoseWhoLookAndAddMeanwhile() throws InterruptedException {
        ada.add(yarn);
        var failure = new AtomicReference<>("");
        var customers = Thread.ofVirtual().start(() -> {
            while (failure.get().isEmpty() && !Thread.interrupted()) {
                var item = ada.items().getFirst();
                if (!item.path("name").asString("").equals("Fine " + yarn)) {
                    failure.set("shown: " + item);
                }
                ada.remove(yarn);
                var added = ada.add(yarn);
                if (added.status() != 201) {
                    failure.set("adding: " + added.text());
                }
            }
        });
        for (var i = 0; i < 5; i++) {
            assertThat(rebuild().status()).isEqualTo(200);
        }
        var stillGoingOn = customers.isAlive();
        failure.compareAndSet("", "none");
        customers.join();

        assertThat(stillGoingOn).isTrue();
        assertThat(failure).hasValue("none");
    }

    @Test
    void takesInWhatIsToldWhileItReadsThePast() {
        var during = (ProductTopic) (limit, reader) -> {
            products.learn(product("NEWS-1", 5, 500));
            reader.accept(List.of(product("NEWS-1", 4, 400), product("PAST-1", 1, 100)));
            products.learn(product("PAST-1", 2, 200));
        };

        assertThat(new CopyRebuild(copies, during, SETTINGS, Clock.systemUTC()).rebuild())
                .isInstanceOf(Rebuilt.class);

        assertThat(catalog.known("NEWS-1").map(Product::version)).hasValue(5L);
        assertThat(catalog.known("PAST-1").map(Product::version)).hasValue(2L);
        rebuild();
    }

    @Test
    void givesWayToOneThatBeginsLater() {
        var other = new AtomicReference<RebuildResult>(new Superseded());
        var overtaken = (ProductTopic) (limit, reader) -> {
            other.set(new CopyRebuild(copies, topic, SETTINGS, Clock.systemUTC()).rebuild());
            reader.accept(List.of(product("LATE-1", 1, 100)));
        };

        assertThat(new CopyRebuild(copies, overtaken, SETTINGS, Clock.systemUTC()).rebuild())
                .isEqualTo(new Superseded());

        assertThat(other.get()).isInstanceOf(Rebuilt.class);
        assertThat(catalog.known(yarn)).isPresent();
        assertThat(catalog.known("LATE-1")).isEmpty();
    }

    @Test
    void changesNothingWhenTheTopicCannotBeRead() {
        var away = (ProductTopic) (limit, reader) -> {
            reader.accept(List.of(product(yarn, 9, 1)));
            throw new TopicAwayException("no broker", new IllegalStateException());
        };

        assertThat(new CopyRebuild(copies, away, SETTINGS, Clock.systemUTC()).rebuild())
                .isEqualTo(new TopicAway("no broker"));

        assertThat(catalog.known(yarn).map(Product::version)).hasValue(1L);
        assertThat(jdbc.sql("select count(*) from product_copies")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isForOperatorsOnly() {
        assertThat(ada.send("POST", "/actuator/productcopy").status()).isEqualTo(403);
        assertThat(ada.withToken(null).send("POST", "/actuator/productcopy").status())
                .isEqualTo(401);
        assertThat(operator.get("/actuator/productcopy").body().path("products").asLong())
                .isPositive();
    }

    private TestResponse rebuild() {
        return operator.send(operator.request("/actuator/productcopy")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    private static Product product(String sku, long version, int price) {
        return new Product(
                new Sku(sku), version, "Told " + sku, Money.of(price, "EUR"), Availability.IN_STOCK, "/p.svg", false);
    }
}
