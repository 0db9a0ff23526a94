package shop.bobbin.wishlist.wishes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.Contracts;
import shop.bobbin.testing.TestEvent;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.products.Products;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

@WishlistServiceTest
class WishlistIT {

    private static final String TOPIC = "wishlist.wish-events";

    private final FakeCatalog catalog;
    private final TestTopics topics;
    private final Products products;
    private final Shopper ada;
    private final Shopper bob;

    @Autowired
    WishlistIT(@LocalServerPort int port, FakeCatalog catalog, Products products) {
        this.catalog = catalog;
        this.topics = catalog.topics();
        this.products = products;
        this.ada = Shopper.at(port);
        this.bob = Shopper.at(port);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(ada.get("/wishlist").text()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void showsThePriceWhenAddedAndTheCurrentProductWithoutTheCatalog() {
        var yarn = catalog.newProduct(1250);
        assertThat(ada.add(yarn).status()).isEqualTo(201);
        catalog.publishAndAwait(yarn, 2, 1400, "LOW");

        var item = ada.items().getFirst();
        assertThat(item.path("sku").asString()).isEqualTo(yarn);
        assertThat(item.path("name").asString()).isEqualTo("Fine " + yarn);
        assertThat(item.path("price").toString()).isEqualTo("{\"amount\":1400,\"currency\":\"EUR\"}");
        assertThat(item.path("priceWhenAdded").path("amount").asInt()).isEqualTo(1250);
        assertThat(item.path("availability").asString()).isEqualTo("LOW");
        assertThat(item.path("picture").asString()).isEqualTo("/pictures/" + yarn + ".svg");
        assertThat(item.has("discontinued")).isFalse();
    }

    @Test
    void addsTheForwardedPrefixToPictures() {
        var yarn = catalog.newProduct(1250);
        ada.add(yarn);

        var behindTheGateway = ada.send(
                ada.request("/wishlist").header("X-Forwarded-Prefix", "/api").GET());

        assertThat(behindTheGateway.body().path("items").path(0).path("picture").asString())
                .isEqualTo("/api/pictures/" + yarn + ".svg");
    }

    @Test
    void addsAndRemovesIdempotently() {
        var yarn = catalog.newProduct(1250);
        var needle = catalog.newProduct(800);

        assertThat(ada.add(yarn).status()).isEqualTo(201);
        catalog.publishAndAwait(yarn, 2, 999, "IN_STOCK");
        var again = ada.add(yarn);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("priceWhenAdded").path("amount").asInt()).isEqualTo(1250);
        assertThat(ada.add(needle).status()).isEqualTo(201);
        assertThat(ada.skus()).containsExactly(yarn, needle);
        assertThat(ada.remove(yarn).status()).isEqualTo(204);
        assertThat(ada.remove(yarn).status()).isEqualTo(204);
        assertThat(ada.skus()).containsExactly(needle);

        var events = events(ada, 3);
        assertThat(events)
                .extracting(
                        event -> event.type() + " " + event.json().path("sku").asString() + " "
                                + event.json().path("version").asLong())
                .containsExactly(
                        "wishlist.wish.added.v1 " + yarn + " 1",
                        "wishlist.wish.added.v1 " + needle + " 2",
                        "wishlist.wish.removed.v1 " + yarn + " 3");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.subject()).isEqualTo(ada.name());
            Contracts.of("wishlist-service")
                    .event(TOPIC, event.type())
                    .assertValid(event.json().toString());
        });
    }

    @Test
    void publishesEventsInOrderForConcurrentRequestsOfOneCustomer() throws Exception {
        var skus =
                IntStream.range(0, 8).mapToObj(i -> catalog.newProduct(100 + i)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Integer>>();
            skus.forEach(sku -> tasks.add(() -> ada.add(sku).status()));
            skus.forEach(sku -> tasks.add(() -> ada.add(sku).status()));
            var statuses = new ArrayList<Integer>();
            for (var status : threads.invokeAll(tasks)) {
                statuses.add(status.get());
            }
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(8);
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(8);
        }

        assertThat(events(ada, 8))
                .extracting(event -> event.json().path("version").asLong())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void hidesTheWishlistsOfOtherCustomers() {
        var yarn = catalog.newProduct(1250);
        ada.add(yarn);

        assertThat(bob.skus()).isEmpty();
        assertThat(bob.remove(yarn).status()).isEqualTo(204);
        assertThat(bob.move(yarn).status()).isEqualTo(404);
        assertThat(ada.skus()).containsExactly(yarn);
    }

    @Test
    void rejectsAnUnknownProduct() {
        var response = ada.add("NONE-SUCH");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("unknown-product");
        assertThat(ada.skus()).isEmpty();
    }

    @Test
    void rejectsADiscontinuedProductAndMarksAnExistingWish() {
        var yarn = catalog.newProduct(1250);
        ada.add(yarn);
        catalog.discontinue(yarn, 2, 1250);

        assertThat(bob.add(yarn).problem()).isEqualTo("discontinued-product");
        assertThat(ada.add(yarn).status()).isEqualTo(200);
        assertThat(ada.items().getFirst().path("discontinued").asBoolean()).isTrue();
    }

    @Test
    void limitsAWishlistToTwoHundredProducts() {
        IntStream.rangeClosed(1, 201)
                .mapToObj(i -> "MANY-" + i)
                .forEach(sku -> products.apply(new Product(
                        new Sku(sku), 1, "One of many", Money.of(100, "EUR"), Availability.LOW, "/p.svg", false)));
        IntStream.rangeClosed(1, 200)
                .forEach(i -> assertThat(ada.add("MANY-" + i).status()).isEqualTo(201));

        var response = ada.add("MANY-201");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("wishlist-full");
        assertThat(response.body().path("mostItems").asInt()).isEqualTo(200);
        assertThat(ada.add("MANY-200").status()).isEqualTo(200);
        assertThat(ada.remove("MANY-1").status()).isEqualTo(204);
        assertThat(ada.add("MANY-201").status()).isEqualTo(201);
    }

    private List<TestEvent> events(Shopper shopper, int count) {
        var events = topics.await(TOPIC, count, event -> shopper.name().equals(event.key()));
        assertThat(events).hasSize(count);
        return events;
    }
}
