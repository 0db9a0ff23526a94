package shop.bobbin.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.Caller;
import shop.bobbin.testing.Contracts;
import shop.bobbin.testing.Reply;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.testing.Tokens;

@RunningService
class MerchandisingIT {

    private static final String BODY = """
            {"sku":"%s","name":"New thing","description":"Not seen before.","category":"buttons",
             "tags":["wood","new-in"],"price":{"amount":990,"currency":"EUR"}}""";

    private final Caller mercer;
    private final TestTopics topics;

    MerchandisingIT(@LocalServerPort int port, TestTopics topics) {
        this.mercer = Caller.at(port, Tokens.merchandiser());
        this.topics = topics;
    }

    @Test
    void addsDescribesRepricesAndDiscontinues() {
        assertThat(add("NEW-LIFE").status()).isEqualTo(201);
        var described = mercer.put("/products/NEW-LIFE", """
                {"name":"Renamed","description":"Seen now.","category":"fabric","tags":[]}""");
        var repriced = mercer.put("/products/NEW-LIFE/price", "{\"amount\":880,\"currency\":\"EUR\"}");
        var gone = mercer.delete("/products/NEW-LIFE");

        assertThat(described.body().path("name").asString()).isEqualTo("Renamed");
        assertThat(repriced.body().path("price").path("amount").asInt()).isEqualTo(880);
        assertThat(gone.header("ETag")).isEqualTo("\"4\"");
        assertThat(mercer.get("/products/NEW-LIFE").body().path("discontinued").asBoolean())
                .isTrue();
        assertThat(mercer.get("/products?q=renamed").body().path("total").asInt())
                .isZero();
    }

    @Test
    void publishesEachVersionWholeAndInOrder() {
        add("NEW-NEWS");
        mercer.put("/products/NEW-NEWS/price", "{\"amount\":880,\"currency\":\"EUR\"}");
        mercer.put("/products/NEW-NEWS/price", "{\"amount\":880,\"currency\":\"EUR\"}"); // changes nothing
        mercer.post("/products/NEW-NEWS/stock-adjustments", "{\"quantity\":3}");

        var events = topics.await("catalog.products", 3, event -> "NEW-NEWS".equals(event.key()));

        assertThat(events)
                .extracting(event -> event.json().path("version").asInt())
                .containsExactly(1, 2, 3);
        assertThat(events.getLast().json().path("availability").asString()).isEqualTo("LOW");
        var contract = Contracts.of("catalog-service").event("catalog.products", "catalog.product.changed.v1");
        assertThat(events).allSatisfy(contract::accepts);
    }

    @Test
    void refusesASecondProductOfTheSameSku() {
        add("NEW-TWIN");

        assertThat(add("NEW-TWIN").problem()).isEqualTo("product-exists");
    }

    @Test
    void letsNobodyOverwriteWhatTheyHaveNotSeen() {
        add("NEW-RACE");
        var change = mercer.request("/products/NEW-RACE/price")
                .header("If-Match", "\"1\"")
                .PUT(BodyPublishers.ofString("{\"amount\":880,\"currency\":\"EUR\"}"));

        assertThat(mercer.send(change).status()).isEqualTo(200);
        assertThat(mercer.send(change).status()).isEqualTo(412);
        assertThat(mercer.send(mercer.request("/products/NEW-RACE")
                                .header("If-Match", "W/\"x")
                                .DELETE())
                        .status())
                .isEqualTo(412);
    }

    @Test
    void takesChangesFromAllSidesOneAfterTheOther() throws Exception {
        add("NEW-BUSY");
        try (var merchandisers = Executors.newFixedThreadPool(8)) {
            var changes = IntStream.rangeClosed(1, 40)
                    .<Callable<Integer>>mapToObj(n -> () -> mercer.put(
                                    "/products/NEW-BUSY/price",
                                    "{\"amount\":%d,\"currency\":\"EUR\"}".formatted(1000 + n))
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
    void refusesBodiesThatMakeNoSense(String body) {
        var answer = mercer.post("/products", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isIn("validation-failed", "malformed-request");
        assertThat(mercer.get("/products/NEW-BAD").status()).isEqualTo(404);
    }

    @Test
    void refusesACategoryThatThereIsNot() {
        var body = BODY.formatted("NEW-ODD").replace("buttons", "groceries");

        assertThat(mercer.post("/products", body).problem()).isEqualTo("unknown-category");
    }

    @Test
    void writesOffNoMoreThanIsOnHand() {
        add("NEW-FEW");
        mercer.post("/products/NEW-FEW/stock-adjustments", "{\"quantity\":3}");

        var answer = mercer.post("/products/NEW-FEW/stock-adjustments", "{\"quantity\":-4}");

        assertThat(answer.problem()).isEqualTo("stock-too-low");
        assertThat(mercer.get("/products/NEW-FEW/stock").body().path("onHand").asInt())
                .isEqualTo(3);
        assertThat(mercer.post("/products/NO-SUCH/stock-adjustments", "{\"quantity\":1}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isForTheMerchandiserAlone() {
        var shopper = mercer.withToken(Tokens.shopper("guest-1"));
        var nobody = mercer.withToken(null);

        assertThat(shopper.post("/products", BODY.formatted("NEW-THEFT")).status())
                .isEqualTo(403);
        assertThat(nobody.post("/products", BODY.formatted("NEW-THEFT")).status())
                .isEqualTo(401);
        assertThat(shopper.get("/products/YARN-MER-BLU/stock").status()).isEqualTo(403);
        assertThat(shopper.get("/actuator/oldreservations").status()).isEqualTo(403);
        assertThat(Tokens.unacceptable().values())
                .allSatisfy(token -> assertThat(mercer.withToken(token)
                                .delete("/products/YARN-MER-BLU")
                                .status())
                        .isEqualTo(401));
        assertThat(nobody.get("/products/NEW-THEFT").status()).isEqualTo(404);
    }

    private Reply add(String sku) {
        return mercer.post("/products", BODY.formatted(sku));
    }
}
