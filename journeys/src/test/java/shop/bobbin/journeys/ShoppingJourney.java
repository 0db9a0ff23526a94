package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.bobbin.journeys.OrderStatus.CONFIRMED;
import static shop.bobbin.journeys.OrderStatus.PLACED;
import static shop.bobbin.journeys.OrderStatus.REJECTED;
import static shop.bobbin.journeys.OrderStatus.RESERVED;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.journeys.CheckoutResult.Accepted;
import shop.bobbin.journeys.OrderState.Transition;
import shop.bobbin.journeys.control.Database;
import shop.bobbin.journeys.invariants.Invariants;

/** Customer journeys in normal operation. */
@Journey
class ShoppingJourney {

    private final RunningShop shop;
    private final Shopper ada;
    private final ShopClient client;
    private final Merchandiser mercer;
    private final Database catalog;

    ShoppingJourney(RunningShop shop) {
        this.shop = shop;
        this.ada = shop.guest();
        this.client = ada.client();
        this.mercer = shop.merchandiser();
        this.catalog = shop.control().database("catalog");
    }

    @AfterAll
    static void verifyInvariants(RunningShop shop) {
        new Invariants(shop).verify();
    }

    @Test
    void browsesOrdersAndGetsAConfirmation() {
        var found = ada.browse("?q=merino&size=5").getFirst().sku();
        ada.fill(found, 2);
        ada.fill("NOT-TAP-150", 1);
        assertThat(client.get("/api/basket").body().path("lines")).hasSize(2);

        var placed = ada.checkout(UUID.randomUUID().toString(), "tok_ok").accepted();
        var order = ada.awaitEnd(placed);

        assertThat(order.status()).isEqualTo(CONFIRMED);
        assertThat(order.history()).extracting(Transition::status).containsExactly(PLACED, RESERVED, CONFIRMED);
        assertThat(client.get("/api/basket").body().path("lines")).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(client.get("/api/recommendations/products/" + found)
                                .text())
                        .contains("NOT-TAP-150", "BOUGHT_TOGETHER"));
    }

    @Test
    void getsARejectionWhenAProductIsOutOfStock() {
        var order = ada.awaitEnd(ada.order("FAB-LWN-FLR", "tok_ok"));

        assertThat(order.status()).isEqualTo(REJECTED);
        assertThat(order.reason()).isEqualTo("OUT_OF_STOCK");
    }

    @Test
    void releasesTheStockWhenThePaymentIsDeclined() {
        var stock = "select on_hand, reserved, sold from stock where sku = 'NOT-THI-16'";
        var before = catalog.query(stock);

        var order = ada.awaitEnd(ada.order("NOT-THI-16", "tok_declined"));

        assertThat(order.reason()).isEqualTo("PAYMENT_DECLINED");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(catalog.query(stock)).isEqualTo(before));
    }

    @Test
    void placesOneOrderForRepeatedRequests() throws Exception {
        ada.fill("NOT-TAP-150", 1);
        var key = UUID.randomUUID().toString();

        try (var retries = Executors.newFixedThreadPool(5)) {
            var responses = retries.invokeAll(IntStream.range(0, 5)
                    .<Callable<CheckoutResult>>mapToObj(n -> () -> ada.checkout(key, "tok_ok"))
                    .toList());
            assertThat(responses.stream().map(Future::resultNow).distinct())
                    .hasSize(1)
                    .allMatch(Accepted.class::isInstance);
        }
        assertThat(ada.checkout(key, "tok_other").refused().problem()).isEqualTo("idempotency-key-reused");
        assertThat(client.get("/api/orders").body().path("items")).hasSize(1);
    }

    @Test
    void seesNothingOfAnothersOrder() {
        var order = ada.order("NOT-TAP-150", "tok_ok");
        var grace = shop.signedIn("grace").client();

        assertThat(grace.get("/api/orders/" + order).status()).isEqualTo(404);
        assertThat(grace.post("/api/orders/" + order + "/cancellation", "").status())
                .isEqualTo(404);
        assertThat(grace.get("/api/orders").text()).doesNotContain(order);
        assertThat(ada.awaitEnd(order).status()).isEqualTo(CONFIRMED);
    }

    @Test
    void sharesAWishlistAndGetsAnAlertOfALowerPrice() {
        var sku = mercer.addProduct(5);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> client.put("/api/wishlist/items/" + sku, "{}").status() < 300);
        var link = client.post("/api/wishlist/sharing-links", "{}").field("path");

        mercer.setPrice(sku, 500);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(client.get("/api/wishlist/alerts").text()).contains(sku));
        assertThat(shop.guest().client().get(link).text()).contains(sku).doesNotContain("guest-");
    }

    @Test
    void followsTheLinksInResponses() {
        var orders = List.of(ada.order("NOT-TAP-150", "tok_ok"), ada.order("NOT-TAP-150", "tok_ok"));
        var page = client.get("/api/orders?limit=1");
        var rest = client.get(page.field("next"));
        assertThat(page.text()).contains(orders.getLast());
        assertThat(rest.text()).contains(orders.getFirst());
        assertThat(rest.body().has("next")).isFalse();
        orders.forEach(ada::awaitEnd);

        var product = client.get("/api/products/YARN-MER-BLU");
        var picture = client.get(product.field("picture"));
        assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
        for (var list : List.of("/api/products?sku=YARN-MER-BLU", "/api/recommendations/trending")) {
            await(list).until(() -> !pictures(list).isEmpty());
            assertThat(pictures(list))
                    .as(list)
                    .allSatisfy(path -> assertThat(client.get(path).status()).isEqualTo(200));
        }
        await().until(() -> client.put("/api/wishlist/items/YARN-MER-BLU", "{}").status() < 300);
        var link = client.post("/api/wishlist/sharing-links", "{}").field("path");
        assertThat(pictures("/api/wishlist")).isEqualTo(pictures(link)).containsExactly(product.field("picture"));
    }

    private List<String> pictures(String path) {
        return client.get(path)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("picture").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products/NO-SUCH",
                "/api/orders/00000000-0000-0000-0000-000000000000",
                "/api/shared-wishlists/no-such-link",
                "/api/recommendations/products/no",
                "/api/nothing",
                "/nothing"
            })
    void findsTheRequestPathInTheProblem(String path) {
        assertThat(client.get(path).field("instance")).isEqualTo(path);
    }

    /** The catalog service's tests have more cases; here through the gateway. */
    @Test
    void supportsConditionalAndRangeRequests() {
        for (var path :
                List.of("/api/products/YARN-MER-BLU", "/api/products?size=3", "/api/pictures/YARN-MER-BLU.svg")) {
            var whole = client.get(path);
            assertThat(whole.header("Cache-Control"))
                    .as(path)
                    .contains("public")
                    .doesNotContain("no-store");
            var again = client.send(client.request(path).header("If-None-Match", whole.header("ETag")));
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(whole.header("ETag"));
            assertThat(again.header("Cache-Control")).isEqualTo(whole.header("Cache-Control"));
        }
        var part = client.send(client.request("/api/pictures/YARN-MER-BLU.svg").header("Range", "bytes=0-3"));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("<svg");
        assertThat(part.header("Content-Range")).startsWith("bytes 0-3/");
    }

    @Test
    void sellsExactlyTheStockInAFlashSale() throws Exception {
        var sku = mercer.addProduct(50);

        try (var customers = Executors.newFixedThreadPool(16)) {
            var orders = IntStream.range(0, 200)
                    .<Callable<OrderStatus>>mapToObj(n -> () -> {
                        try (var guest = shop.guest()) {
                            return guest.awaitEnd(guest.order(sku, "tok_ok")).status();
                        }
                    })
                    .toList();
            var ends = customers.invokeAll(orders).stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(end -> end, Collectors.counting()));
            assertThat(ends).hasSize(2).containsEntry(CONFIRMED, 50L).containsEntry(REJECTED, 150L);
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                catalog.query("select on_hand, reserved, sold from stock where sku = '" + sku + "'"))
                        .containsExactly(List.of("0", "0", "50")));
    }
}
