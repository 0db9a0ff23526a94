package shop.bobbin.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.testing.Contracts;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.testing.Tokens;

@RunningService
class MerchandisingIT {

    private static final String BODY = """
            {"sku":"%s","name":"New thing","description":"Not seen before.","category":"buttons",
             "tags":["wood","new-in"],"price":{"amount":990,"currency":"EUR"}}""";

    private final TestClient merchandiser;
    private final TestTopics topics;
    private final JdbcClient jdbc;

    MerchandisingIT(@LocalServerPort int port, TestTopics topics, @Autowired JdbcClient jdbc) {
        this.merchandiser = TestClient.at(port, Tokens.merchandiser());
        this.topics = topics;
        this.jdbc = jdbc;
    }

    @Test
    void addsDescribesRepricesAndDiscontinues() {
        assertThat(add("NEW-LIFE").status()).isEqualTo(201);
        var described = merchandiser.put("/products/NEW-LIFE", """
                {"name":"Renamed","description":"Seen now.","category":"fabric","tags":[]}""");
        var repriced = merchandiser.put("/products/NEW-LIFE/price", "{\"amount\":880,\"currency\":\"EUR\"}");
        var discontinued = merchandiser.delete("/products/NEW-LIFE");

        assertThat(described.body().path("name").asString()).isEqualTo("Renamed");
        assertThat(repriced.body().path("price").path("amount").asInt()).isEqualTo(880);
        assertThat(discontinued.body().path("version").asInt()).isEqualTo(4);
        assertThat(merchandiser.get("/products/NEW-LIFE").header("ETag")).isEqualTo("\"4\"");
        assertThat(merchandiser
                        .get("/products/NEW-LIFE")
                        .body()
                        .path("discontinued")
                        .asBoolean())
                .isTrue();
        assertThat(merchandiser.get("/products?q=renamed").body().path("total").asInt())
                .isZero();
    }

    @Test
    void publishesTheWholeProductForEachVersionInOrder() {
        add("NEW-NEWS");
        merchandiser.put("/products/NEW-NEWS/price", "{\"amount\":880,\"currency\":\"EUR\"}");
        merchandiser.put("/products/NEW-NEWS/price", "{\"amount\":880,\"currency\":\"EUR\"}"); // changes nothing
        merchandiser.post("/products/NEW-NEWS/stock-adjustments", "{\"quantity\":3}");

        var events = topics.await("catalog.products", 3, event -> "NEW-NEWS".equals(event.key()));

        assertThat(events)
                .extracting(event -> event.json().path("version").asInt())
                .containsExactly(1, 2, 3);
        assertThat(events.getLast().json().path("availability").asString()).isEqualTo("LOW");
        var contract = Contracts.of("catalog-service").event("catalog.products", "catalog.product.changed.v1");
        assertThat(events).allSatisfy(contract::assertValid);
    }

    @Test
    void rejectsADuplicateSku() {
        add("NEW-TWIN");

        assertThat(add("NEW-TWIN").problem()).isEqualTo("product-exists");
    }

    @Test
    void addsOnceUnderConcurrentRequests() throws Exception {
        for (int round = 0; round < 5; round++) {
            var sku = "NEW-RUSH-" + round;
            assertThat(concurrently(10, _ -> add(sku)))
                    .extracting(response -> response.status() == 201 ? "added" : response.problem())
                    .containsOnlyOnce("added")
                    .containsOnly("added", "product-exists");
        }
    }

    @Test
    void acceptsOneOfManyConcurrentChangesToAVersion() throws Exception {
        add("NEW-ONE");
        var responses = concurrently(12, n -> switch (n % 3) {
            case 0 ->
                merchandiser.send(ifOne("/products/NEW-ONE")
                        .PUT(BodyPublishers.ofString(
                                "{\"name\":\"Name %d\",\"description\":\"Seen.\",\"category\":\"fabric\",\"tags\":[]}"
                                        .formatted(n))));
            case 1 ->
                merchandiser.send(ifOne("/products/NEW-ONE/price")
                        .PUT(BodyPublishers.ofString("{\"amount\":%d,\"currency\":\"EUR\"}".formatted(100 + n))));
            default -> merchandiser.send(ifOne("/products/NEW-ONE").DELETE());
        });

        assertThat(responses)
                .extracting(TestResponse::status)
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        assertThat(merchandiser.get("/products/NEW-ONE").header("ETag")).isEqualTo("\"2\"");
    }

    private HttpRequest.Builder ifOne(String path) {
        return merchandiser.request(path).header("If-Match", "\"1\"");
    }

    @Test
    void acceptsConcurrentChangesOfAllKinds() throws Exception {
        add("NEW-ALL");
        var responses = concurrently(24, n -> switch (n % 4) {
            case 0 ->
                merchandiser.put(
                        "/products/NEW-ALL",
                        "{\"name\":\"Name %d\",\"description\":\"Seen.\",\"category\":\"fabric\",\"tags\":[]}"
                                .formatted(n));
            case 1 ->
                merchandiser.put("/products/NEW-ALL/price", "{\"amount\":%d,\"currency\":\"EUR\"}".formatted(100 + n));
            case 2 -> merchandiser.post("/products/NEW-ALL/stock-adjustments", "{\"quantity\":1}");
            default -> merchandiser.delete("/products/NEW-ALL");
        });

        assertThat(responses).extracting(TestResponse::status).containsOnly(200);
        assertThat(merchandiser
                        .get("/products/NEW-ALL/stock")
                        .body()
                        .path("onHand")
                        .asInt())
                .isEqualTo(6);
    }

    private static List<TestResponse> concurrently(int requests, IntFunction<TestResponse> request) throws Exception {
        try (var merchandisers = Executors.newFixedThreadPool(requests)) {
            var all = IntStream.range(0, requests)
                    .<Callable<TestResponse>>mapToObj(n -> () -> request.apply(n))
                    .toList();
            return merchandisers.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void rejectsOtherCurrencies() {
        add("NEW-EURO");
        for (var currency : List.of("USD", "JPY", "CHF", "XXX")) {
            var added = merchandiser.post("/products", BODY.formatted("NEW-USD").replace("EUR", currency));
            var repriced = merchandiser.put(
                    "/products/NEW-EURO/price", "{\"amount\":1,\"currency\":\"%s\"}".formatted(currency));

            assertOtherCurrency(added, "price.currency");
            assertOtherCurrency(repriced, "currency");
        }
        assertThat(merchandiser.get("/products/NEW-USD").status()).isEqualTo(404);
        assertThat(merchandiser.get("/products/NEW-EURO").header("ETag")).isEqualTo("\"1\"");
        assertThat(jdbc.sql("select distinct price_currency from products where not discontinued")
                        .query(String.class)
                        .list())
                .containsExactly("EUR");
    }

    private static void assertOtherCurrency(TestResponse response, String field) {
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("other-currency");
        var error = response.body().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("message").asString()).isEqualTo("must be EUR");
    }

    @Test
    void countsPiecesBeyond32Bits() {
        add("NEW-MANY");
        merchandiser.post("/products/NEW-MANY/stock-adjustments", "{\"quantity\":10}");
        jdbc.sql("update stock set received = 2147000000, on_hand = 2147000000 where sku = 'NEW-MANY'")
                .update();

        var response = merchandiser.post("/products/NEW-MANY/stock-adjustments", "{\"quantity\":1000000}");

        assertThat(response.status()).as(response.text()).isEqualTo(200);
        assertThat(response.body().path("received").asLong()).isEqualTo(2_148_000_000L);
        assertThat(response.body().path("onHand").asLong()).isEqualTo(2_148_000_000L);
        assertThat(merchandiser.get("/products/NEW-MANY").field("availability")).isEqualTo("IN_STOCK");
        var all = merchandiser.post("/products/NEW-MANY/stock-adjustments", "{\"quantity\":-1000000}");
        assertThat(all.body().path("onHand").asLong()).isEqualTo(2_147_000_000L);
    }

    @Test
    void returnsTheLocationOfTheNewProduct() {
        var throughTheGateway = merchandiser.send(merchandiser
                .request("/products")
                .header("X-Forwarded-Prefix", "/api")
                .POST(BodyPublishers.ofString(BODY.formatted("NEW-HERE"))));

        assertThat(throughTheGateway.header("Location")).isEqualTo("/api/products/NEW-HERE");
        assertThat(add("NEW-HERE-2").header("Location")).isEqualTo("/products/NEW-HERE-2");
    }

    @Test
    void preventsLostUpdates() {
        add("NEW-RACE");
        var change = merchandiser
                .request("/products/NEW-RACE/price")
                .header("If-Match", "\"1\"")
                .PUT(BodyPublishers.ofString("{\"amount\":880,\"currency\":\"EUR\"}"));

        assertThat(merchandiser.send(change).status()).isEqualTo(200);
        assertThat(merchandiser.send(change).status()).isEqualTo(412);
        assertThat(merchandiser
                        .send(merchandiser
                                .request("/products/NEW-RACE")
                                .header("If-Match", "W/\"x")
                                .DELETE())
                        .status())
                .isEqualTo(412);
    }

    @Test
    void serialisesConcurrentPriceChanges() throws Exception {
        add("NEW-BUSY");
        try (var merchandisers = Executors.newFixedThreadPool(8)) {
            var changes = IntStream.rangeClosed(1, 40)
                    .<Callable<Integer>>mapToObj(n -> () -> merchandiser
                            .put("/products/NEW-BUSY/price", "{\"amount\":%d,\"currency\":\"EUR\"}".formatted(1000 + n))
                            .status())
                    .toList();
            assertThat(merchandisers.invokeAll(changes))
                    .extracting(Future::resultNow)
                    .containsOnly(200);
        }
        var events = topics.await("catalog.products", 41, event -> "NEW-BUSY".equals(event.key()));
        assertThat(events)
                .extracting(event -> event.json().path("version").asInt())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 41).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{",
                "\"text\"",
                "{\"sku\":\"NEW-BAD\"}",
                "{\"sku\":\"bad\",\"name\":\"n\",\"description\":\"d\",\"category\":\"buttons\",\"tags\":[],\"price\":{\"amount\":1,\"currency\":\"EUR\"}}",
                "{\"sku\":\"NEW-BAD\",\"name\":\"n\\u0000\",\"description\":\"d\",\"category\":\"buttons\",\"tags\":[],\"price\":{\"amount\":1,\"currency\":\"EUR\"}}",
                "{\"sku\":\"NEW-BAD\",\"name\":\"n\",\"description\":\"d\",\"category\":\"buttons\",\"tags\":[null],\"price\":{\"amount\":1,\"currency\":\"EUR\"}}",
                "{\"sku\":\"NEW-BAD\",\"name\":\"n\",\"description\":\"d\",\"category\":\"buttons\",\"tags\":[],\"price\":{\"amount\":-1,\"currency\":\"EUR\"}}",
                "{\"sku\":\"NEW-BAD\",\"name\":\"n\",\"description\":\"d\",\"category\":\"buttons\",\"tags\":[],\"price\":{\"amount\":1.5,\"currency\":\"EUR\"}}",
                "{\"sku\":\"NEW-BAD\",\"name\":\"n\",\"description\":\"d\",\"category\":\"buttons\",\"tags\":[],\"price\":{\"amount\":1,\"currency\":\"XXY\"}}"
            })
    void rejectsInvalidBodies(String body) {
        var response = merchandiser.post("/products", body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.problem()).isIn("validation-failed", "malformed-request");
        assertThat(merchandiser.get("/products/NEW-BAD").status()).isEqualTo(404);
    }

    @Test
    void rejectsAnUnknownCategory() {
        var body = BODY.formatted("NEW-ODD").replace("buttons", "groceries");

        assertThat(merchandiser.post("/products", body).problem()).isEqualTo("unknown-category");
    }

    @Test
    void rejectsAWriteOffOfMoreThanIsOnHand() {
        add("NEW-FEW");
        merchandiser.post("/products/NEW-FEW/stock-adjustments", "{\"quantity\":3}");

        var response = merchandiser.post("/products/NEW-FEW/stock-adjustments", "{\"quantity\":-4}");

        assertThat(response.problem()).isEqualTo("stock-too-low");
        assertThat(merchandiser
                        .get("/products/NEW-FEW/stock")
                        .body()
                        .path("onHand")
                        .asInt())
                .isEqualTo(3);
        assertThat(merchandiser
                        .post("/products/NO-SUCH/stock-adjustments", "{\"quantity\":1}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void requiresTheMerchandisersScope() {
        var customer = merchandiser.withToken(Tokens.shopper("guest-1"));
        var anonymous = merchandiser.withToken(null);

        assertThat(customer.post("/products", BODY.formatted("NEW-THEFT")).status())
                .isEqualTo(403);
        assertThat(anonymous.post("/products", BODY.formatted("NEW-THEFT")).status())
                .isEqualTo(401);
        assertThat(customer.get("/products/YARN-MER-BLU/stock").status()).isEqualTo(403);
        assertThat(customer.get("/actuator/oldreservations").status()).isEqualTo(403);
        assertThat(Tokens.invalid().values())
                .allSatisfy(token -> assertThat(merchandiser
                                .withToken(token)
                                .delete("/products/YARN-MER-BLU")
                                .status())
                        .isEqualTo(401));
        assertThat(anonymous.get("/products/NEW-THEFT").status()).isEqualTo(404);
    }

    private TestResponse add(String sku) {
        return merchandiser.post("/products", BODY.formatted(sku));
    }
}
