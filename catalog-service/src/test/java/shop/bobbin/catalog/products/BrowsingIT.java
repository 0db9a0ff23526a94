package shop.bobbin.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.TestResponse;
import tools.jackson.databind.json.JsonMapper;

@RunningService
class BrowsingIT {

    private final TestClient anonymous;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    BrowsingIT(@LocalServerPort int port, JdbcClient jdbc, TransactionTemplate transaction) {
        this.anonymous = TestClient.at(port, null);
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void startsWithTheSeedCatalog() {
        assertThat(anonymous.get("/products?size=1").body().path("total").asInt())
                .isGreaterThanOrEqualTo(60);
        assertThat(anonymous.get("/categories").body().path("items").size()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void pagesThroughAllProductsWithoutGapsOrDuplicates() {
        var seen = new ArrayList<String>();
        var total = anonymous
                .get("/products?category=fabric&size=1")
                .body()
                .path("total")
                .asInt();
        for (int page = 0; page * 5 < total; page++) {
            seen.addAll(skus(anonymous.get("/products?category=fabric&sort=PRICE&size=5&page=" + page)));
        }
        assertThat(seen).hasSize(total).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"PRICE, 1", "PRICE_DESC, -1"})
    void sortsByPrice(String sort, int direction) {
        var prices = StreamSupport.stream(
                        anonymous
                                .get("/products?size=50&sort=" + sort)
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .map(product -> direction * product.path("price").path("amount").asLong())
                .toList();
        assertThat(prices).isSorted();
    }

    @Test
    void filtersByCategoryTagAndPrice() {
        var found = anonymous
                .get("/products?category=yarn&tag=wool&minPrice=1000&maxPrice=2000")
                .body();

        assertThat(found.path("items")).isNotEmpty().allSatisfy(product -> {
            assertThat(product.path("category").asString()).isEqualTo("yarn");
            assertThat(product.path("tags").toString()).contains("\"wool\"");
            assertThat(product.path("price").path("amount").asLong()).isBetween(1000L, 2000L);
        });
    }

    @Test
    void findsInflectedWordsAndRanksNamesFirst() {
        var found = anonymous.get("/products?q=needle").body().path("items");

        assertThat(found).isNotEmpty();
        assertThat(found.path(0).path("name").asString()).containsIgnoringCase("needle");
        assertThat(skus(anonymous.get("/products?q=merino%20-blue")))
                .isNotEmpty()
                .doesNotContain("YARN-MER-BLU");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'%20or%201=1--", "%25", "((", "%22", "&q=a&q=b", "%7C!%26*", "..%2f..%2fetc%2fpasswd"})
    void treatsSpecialCharactersAsText(String text) {
        assertThat(anonymous.get("/products?q=" + text).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=101",
                "page=-1",
                "page=10000",
                "page=99999999999",
                "page=x",
                "size=-1",
                "size=many",
                "sort=UNKNOWN",
                "minPrice=-1",
                "maxPrice=1e3",
                "category=Yarn",
                "tag=a%20b",
                "sku=nope",
                "sku=",
                "q=%00",
                "q=%0a",
                "category=yarn'--",
                "size=99999999999"
            })
    void rejectsInvalidParameters(String parameter) {
        var response = anonymous.get("/products?" + parameter);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.problem()).isIn("validation-failed", "malformed-request");
        assertThat(response.text()).doesNotContain("java.", "shop.bobbin.", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&q=cotton", "&sort=PRICE", "&category=yarn&tag=wool", "&q=nothing-of-this-name"})
    void returnsTheSameTotalOnEachPage(String search) {
        var first = anonymous.get("/products?size=20" + search).body();
        var afterTheLast = anonymous.get("/products?size=20&page=400" + search).body();

        assertThat(afterTheLast.path("items")).isEmpty();
        assertThat(afterTheLast.path("total").asLong())
                .isEqualTo(first.path("total").asLong());
        assertThat(afterTheLast.path("totalIsExact").asBoolean()).isTrue();
        var all = anonymous.get("/products?size=100" + search).body();
        assertThat(all.path("total").asLong()).isEqualTo(first.path("total").asLong());
    }

    @Test
    void limitsCountingAndRankingAndSaysSo() {
        jdbc.sql("""
                insert into products select 'BULK-' || n, 1, 'Sackcloth ' || n, 'By the bale.', 'fabric', '{bulk}', 100, 'EUR',
                    'OUT', false, timestamptz '2020-01-01' + n * interval '1 second'
                from generate_series(1, 10050) n""").update();
        try {
            for (var search : List.of("q=sackcloth", "tag=bulk", "q=sackcloth&sort=PRICE")) {
                var last = anonymous.get("/products?size=100&page=99&" + search).body();

                assertThat(last.path("total").asLong()).as(search).isEqualTo(10_000);
                assertThat(last.path("totalIsExact").asBoolean(true)).as(search).isFalse();
                assertThat(last.path("items")).as(search).hasSize(100);
            }
            var seen = new HashSet<String>();
            for (int page = 0; page < 100; page++) {
                seen.addAll(skus(anonymous.get("/products?q=sackcloth&size=100&page=" + page)));
            }
            assertThat(seen).hasSize(10_000).contains("BULK-10050").doesNotContain("BULK-1");
        } finally {
            jdbc.sql("delete from products where sku like 'BULK-%'").update();
        }
    }

    @Test
    void limitsTheTimeAndConcurrencyOfSearches() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("lock table products in access exclusive mode").update();
            try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
                var searches = IntStream.range(0, 9)
                        .mapToObj(_ -> customers.submit(() -> anonymous.get("/products?q=wool")))
                        .toList();
                assertThat(anonymous.get("/categories").status()).isEqualTo(200);
                assertThat(searches)
                        .extracting(Future::get)
                        .allSatisfy(response -> {
                            assertThat(response.status()).isEqualTo(503);
                            assertThat(response.problem()).isEqualTo("unavailable");
                            assertThat(response.header("Retry-After")).isEqualTo("1");
                        })
                        .extracting(response -> response.field("detail"))
                        .contains("Too many searches are running.", "The search took too long. Narrow it.");
            }
        });
        assertThat(anonymous.get("/products?q=wool").status()).isEqualTo(200);
    }

    @Test
    void addsTheForwardedPrefixToPicturePaths() {
        for (var path : List.of("/products?sku=YARN-MER-BLU", "/products?q=merino&size=1", "/products/YARN-MER-BLU")) {
            assertThat(picture(path, "/api")).as(path).startsWith("/api/pictures/");
            assertThat(picture(path, "/api/../evil")).as(path).startsWith("/pictures/");
            assertThat(picture(path, "//evil.example")).as(path).startsWith("/pictures/");
            assertThat(anonymous.get(picture(path, "")).status()).as(path).isEqualTo(200);
        }
    }

    private String picture(String path, String prefix) {
        var body = anonymous
                .send(anonymous.request(path).header("X-Forwarded-Prefix", prefix))
                .body();
        return (body.has("items") ? body.path("items").path(0) : body)
                .path("picture")
                .asString();
    }

    @Test
    void returnsSeveralProductsBySku() {
        var found = anonymous.get("/products?sku=YARN-MER-BLU&sku=NO-SUCH&sku=FAB-LWN-FLR");

        assertThat(skus(found)).containsExactlyInAnyOrder("YARN-MER-BLU", "FAB-LWN-FLR");
    }

    @Test
    void answersNotModifiedForACurrentETag() {
        for (var path :
                List.of("/products/YARN-MER-BLU", "/products?size=3", "/categories", "/pictures/YARN-MER-BLU.svg")) {
            var tag = anonymous.get(path).header("ETag");
            assertThat(tag).as(path).isNotEmpty();

            var second = anonymous.send(anonymous.request(path).header("If-None-Match", tag));

            assertThat(second.status()).as(path).isEqualTo(304);
            assertThat(second.text()).isEmpty();
        }
    }

    @Test
    void hasAPictureOfEachSeedProduct() throws IOException {
        var seeds = JsonMapper.shared()
                .readTree(new ClassPathResource("seeding/catalog.json").getContentAsByteArray())
                .path("products");
        assertThat(seeds).isNotEmpty().allSatisfy(product -> {
            var picture = anonymous.get("/pictures/" + product.path("sku").asString() + ".svg");
            assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
            assertThat(picture.text()).doesNotContain("No picture yet");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/products/NO-SUCH, 404",
        "/products/no, 400",
        "/products/%2e%2e/actuator, 400",
        "/pictures/..%2fx.svg, 400"
    })
    void rejectsUnknownAndInvalidPaths(String path, int status) {
        assertThat(anonymous.get(path).status()).isEqualTo(status);
    }

    private static List<String> skus(TestResponse response) {
        return response.body()
                .path("items")
                .valueStream()
                .map(item -> item.path("sku").asString())
                .toList();
    }
}
