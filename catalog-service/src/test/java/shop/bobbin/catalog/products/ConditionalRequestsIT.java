package shop.bobbin.catalog.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.Tokens;

/**
 * Conditional and range requests as RFC 9110 defines them (sections 8.8, 13 and 14), for all public reads of the catalog and
 * its conditional changes.
 */
@RunningService
class ConditionalRequestsIT {

    private static final String PRODUCT = "/products/NEW-COND";
    private static final String PICTURE = "/pictures/YARN-MER-BLU.svg";
    private static final List<String> WITHOUT_LAST_MODIFIED =
            List.of("/products?sku=NEW-COND", "/products?tag=conditional", "/categories", PICTURE);
    private static final DateTimeFormatter IMF =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final TestClient anonymous;
    private final TestClient merchandiser;

    ConditionalRequestsIT(@LocalServerPort int port) {
        this.anonymous = TestClient.at(port, null);
        this.merchandiser = anonymous.withToken(Tokens.merchandiser());
    }

    @BeforeEach
    void addProducts() {
        for (var sku : List.of("NEW-COND", "NEW-ENDED")) {
            merchandiser.post("/products", """
                    {"sku":"%s","name":"Bias tape","description":"Folded once.","category":"buttons",
                     "tags":["conditional"],"price":{"amount":990,"currency":"EUR"}}""".formatted(sku));
        }
        merchandiser.delete("/products/NEW-ENDED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -                                                 | 200
            # 13.1.2, by weak comparison
            If-None-Match: {tag}                              | 304
            If-None-Match: W/{tag}                            | 304
            If-None-Match: "other"                            | 200
            If-None-Match: "other", {tag}                     | 304
            If-None-Match: "other",, W/{tag}                  | 304
            If-None-Match: "other" ; If-None-Match: {tag}     | 304
            If-None-Match: *                                  | 304
            If-None-Match: {bare}                             | 200
            If-None-Match: "                                  | 200
            # 13.1.1, by strong comparison
            If-Match: {tag}                                   | 200
            If-Match: "other", {tag}                          | 200
            If-Match: *                                       | 200
            If-Match: "other"                                 | 412
            If-Match: W/{tag}                                 | 412
            If-Match: {bare}                                  | 412
            # 13.2.2, the order
            If-Match: {tag} ; If-None-Match: {tag}            | 304
            If-Match: "other" ; If-None-Match: {tag}          | 412
            If-Match: "other" ; If-None-Match: "other"        | 412
            If-None-Match: {tag} ; If-Modified-Since: {long-ago} | 304
            If-None-Match: "other" ; If-Modified-Since: {later}  | 200
            If-Match: {tag} ; If-Unmodified-Since: {long-ago}    | 200
            # invalid dates
            If-Modified-Since: yesterday                      | 200
            If-Unmodified-Since: yesterday                    | 200
            If-Modified-Since: 1779000000                     | 200
            """)
    void evaluatesPreconditionsOfReads(String preconditions, int status) {
        assertReads(PRODUCT, preconditions, status);
        WITHOUT_LAST_MODIFIED.forEach(path -> assertReads(path, preconditions, status));
    }

    /** RFC 9110, 13.1.3 and 13.1.4. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            If-Modified-Since: {changed}                             | 304
            If-Modified-Since: {later}                               | 304
            If-Modified-Since: {long-ago}                            | 200
            If-Modified-Since: {changed-rfc850}                      | 304
            If-Modified-Since: {changed-asctime}                     | 304
            If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT        | 200
            If-Modified-Since: Sun Nov  6 08:49:37 1994              | 200
            If-Unmodified-Since: {changed}                           | 200
            If-Unmodified-Since: {later}                             | 200
            If-Unmodified-Since: {long-ago}                          | 412
            If-Unmodified-Since: {long-ago} ; If-None-Match: {tag}   | 412
            If-Unmodified-Since: {changed} ; If-Modified-Since: {changed} | 304
            """)
    void evaluatesDatesOfAProduct(String preconditions, int status) {
        assertReads(PRODUCT, preconditions, status);
    }

    @ParameterizedTest
    @CsvSource({"If-Modified-Since: {later}", "If-Unmodified-Since: {long-ago}"})
    void ignoresDatesWithoutLastModified(String preconditions) {
        WITHOUT_LAST_MODIFIED.forEach(path -> assertReads(path, preconditions, 200));
    }

    private void assertReads(String path, String preconditions, int status) {
        var whole = anonymous.get(path);
        assertThat(whole.header("ETag")).as(path).matches("\"[0-9a-f]+\"");
        assertThat(whole.header("Cache-Control")).as(path).contains("public").doesNotContain("no-store");
        assertThat(whole.header("Pragma") + whole.header("Expires")).as(path).isEmpty();

        var response = anonymous.send(with(anonymous.request(path), preconditions, whole));

        assertThat(response.status()).as(path + " " + response.text()).isEqualTo(status);
        switch (status) {
            case 304 -> {
                assertThat(response.text()).isEmpty();
                for (var header : List.of("ETag", "Cache-Control", "Vary", "Expires", "Content-Location")) {
                    assertThat(response.response().headers().allValues(header))
                            .as(path + " " + header)
                            .isEqualTo(whole.response().headers().allValues(header));
                }
            }
            case 412 -> assertProblem(response, "precondition-failed");
            default -> assertThat(response.text()).isEqualTo(whole.text());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -                               | 200
            If-None-Match: {tag}            | 304
            If-Match: "other"               | 412
            If-Modified-Since: {changed}    | 304
            If-Unmodified-Since: {long-ago} | 412
            Range: bytes=0-3                | 200
            """)
    void answersHeadLikeGetWithoutContent(String preconditions, int status) {
        var whole = anonymous.get(PRODUCT);

        var response = anonymous.send(
                with(anonymous.request(PRODUCT), preconditions, whole).HEAD());

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text()).isEmpty();
        if (status == 200) {
            for (var header : List.of("ETag", "Last-Modified", "Cache-Control", "Content-Type", "Content-Length")) {
                assertThat(response.header(header)).as(header).isNotEmpty().isEqualTo(whole.header(header));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("WITHOUT_LAST_MODIFIED")
    void answersHeadWithoutLastModifiedLikeGet(String path) {
        var whole = anonymous.get(path);

        var response = anonymous.send(anonymous.request(path).HEAD());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEmpty();
        assertThat(response.header("ETag")).isNotEmpty().isEqualTo(whole.header("ETag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 14.1.2 and 14.2
            Range: bytes=0-3                                      | 206 | bytes 0-3/{n}
            Range: bytes=10-                                      | 206 | bytes 10-{last}/{n}
            Range: bytes=-4                                       | 206 | bytes {last-3}-{last}/{n}
            Range: bytes=0-999999999                              | 206 | bytes 0-{last}/{n}
            Range: bytes=-999999999                               | 206 | bytes 0-{last}/{n}
            Range: BYTES=0-3                                      | 206 | bytes 0-3/{n}
            Range: bytes= 0-3 ,                                   | 206 | bytes 0-3/{n}
            Range: bytes=0-3,{n}-                                 | 206 | bytes 0-3/{n}
            Range: bytes={n}-                                     | 416 | bytes */{n}
            Range: bytes=-0                                       | 416 | bytes */{n}
            Range: bytes={n}-,-0                                  | 416 | bytes */{n}
            # malformed, of another unit, or larger than the whole: ignored
            Range: bytes=3-1                                      | 200 | -
            Range: bytes=a-b                                      | 200 | -
            Range: bytes=-                                        | 200 | -
            Range: bytes=                                         | 200 | -
            Range: bytes                                          | 200 | -
            Range: bytes=0-3;5-6                                  | 200 | -
            Range: pages=1-2                                      | 200 | -
            Range: bytes=0-,0-,0-                                 | 200 | -
            Range: bytes=0-3 ; Range: bytes=5-6                   | 200 | -
            # 13.1.5
            Range: bytes=0-3 ; If-Range: {tag}                    | 206 | bytes 0-3/{n}
            Range: bytes=0-3 ; If-Range: "other"                  | 200 | -
            Range: bytes=0-3 ; If-Range: W/{tag}                  | 200 | -
            Range: bytes=0-3 ; If-Range: {later}                  | 200 | -
            Range: bytes={n}- ; If-Range: "other"                 | 200 | -
            If-Range: "other"                                     | 200 | -
            # the other preconditions are evaluated first
            Range: bytes=0-3 ; If-Match: {tag}                    | 206 | bytes 0-3/{n}
            Range: bytes=0-3 ; If-Match: "other"                  | 412 | -
            Range: bytes=0-3 ; If-None-Match: {tag}               | 304 | -
            Range: bytes={n}- ; If-None-Match: {tag}              | 304 | -
            Range: bytes=0-3 ; If-None-Match: "other"             | 206 | bytes 0-3/{n}
            """)
    void evaluatesRangeRequests(String headers, int status, String contentRange) {
        var whole = anonymous.get(PICTURE);
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");

        var response = anonymous.send(with(anonymous.request(PICTURE), headers, whole));

        assertThat(response.status()).as(response.text()).isEqualTo(status);
        var expected = contentRange.equals("-") ? "" : withValues(contentRange, whole);
        assertThat(response.header("Content-Range")).isEqualTo(expected);
        switch (status) {
            case 206 -> {
                assertThat(response.text()).isEqualTo(slice(whole, expected));
                for (var header : List.of("ETag", "Cache-Control", "Content-Type")) {
                    assertThat(response.header(header)).as(header).isEqualTo(whole.header(header));
                }
            }
            case 200 -> assertThat(response.text()).isEqualTo(whole.text());
            case 412 -> assertProblem(response, "precondition-failed");
            case 416 -> assertProblem(response, "range-not-satisfiable");
            default -> assertThat(response.text()).isEmpty();
        }
    }

    /** RFC 9110, 14.6 and 15.3.7.2. */
    @Test
    void answersSeveralRangesWithMultipart() {
        var whole = anonymous.get(PICTURE);
        var type = whole.header("Content-Type");
        var length = whole.text().length();

        var response = anonymous.send(anonymous.request(PICTURE).header("Range", "bytes=0-3,8-9,-2"));

        assertThat(response.status()).isEqualTo(206);
        assertThat(response.header("Content-Range")).isEmpty();
        var boundary = response.header("Content-Type").replaceFirst("^multipart/byteranges; ?boundary=", "--");
        var parts = response.text().split(boundary);
        assertThat(parts).hasSize(5);
        var ranges = List.of("0-3", "8-9", (length - 2) + "-" + (length - 1));
        for (int number = 0; number < 3; number++) {
            var range = "bytes %s/%d".formatted(ranges.get(number), length);
            assertThat(parts[number + 1])
                    .isEqualTo("\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n%s\r\n"
                            .formatted(type, range, slice(whole, range)));
        }
        assertThat(parts[4]).isEqualTo("--\r\n");
    }

    @Test
    void ignoresRangeOfAProduct() {
        var response = anonymous.send(anonymous.request(PRODUCT).header("Range", "bytes=0-3"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.field("sku")).isEqualTo("NEW-COND");
    }

    /** The changes set the current values again, so that each row starts from the same version. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -                                                      | 200
            If-Match: {tag}                                        | 200
            If-Match: "other", {tag}                               | 200
            If-Match: *                                            | 200
            If-Match: "other"                                      | 412
            If-Match: W/{tag}                                      | 412
            If-Match: {bare}                                       | 412
            If-None-Match: *                                       | 412
            If-None-Match: {tag}                                   | 412
            If-None-Match: W/{tag}                                 | 412
            If-None-Match: "other"                                 | 200
            If-Match: {tag} ; If-None-Match: {tag}                 | 412
            If-Unmodified-Since: {changed}                         | 200
            If-Unmodified-Since: {later}                           | 200
            If-Unmodified-Since: {long-ago}                        | 412
            If-Unmodified-Since: yesterday                         | 200
            If-Match: {tag} ; If-Unmodified-Since: {long-ago}      | 200
            If-Modified-Since: {later}                             | 200
            Range: bytes=0-3                                       | 200
            """)
    void evaluatesPreconditionsOfChanges(String preconditions, int status) {
        var one = anonymous.get(PRODUCT);
        var ended = anonymous.get("/products/NEW-ENDED");
        var describe = BodyPublishers.ofString("""
                {"name":"Bias tape","description":"Folded once.","category":"buttons","tags":["conditional"]}""");
        var price = BodyPublishers.ofString("{\"amount\":990,\"currency\":\"EUR\"}");

        assertChange(
                merchandiser.send(
                        with(merchandiser.request(PRODUCT), preconditions, one).PUT(describe)),
                status,
                PRODUCT);
        assertChange(
                merchandiser.send(with(merchandiser.request(PRODUCT + "/price"), preconditions, one)
                        .PUT(price)),
                status,
                PRODUCT);
        var end = with(merchandiser.request("/products/NEW-ENDED"), preconditions, ended)
                .DELETE();
        assertChange(merchandiser.send(end), status, "/products/NEW-ENDED");
        assertThat(anonymous.get(PRODUCT).header("ETag")).isEqualTo(one.header("ETag"));
    }

    private static void assertChange(TestResponse response, int status, String product) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        if (status == 200) {
            assertThat(response.header("Content-Location")).isEqualTo(product);
            assertThat(response.header("ETag"))
                    .as("no ETag: the stored product is not the content of the request (9.3.4)")
                    .isEmpty();
        } else {
            assertProblem(response, "precondition-failed");
        }
    }

    /** RFC 9110, 13.2.1: preconditions are evaluated only for requests that would succeed without them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            If-Match: "other"
            If-Match: *
            If-None-Match: *
            If-Unmodified-Since: {long-ago}
            """)
    void ignoresPreconditionsOfFailingRequests(String preconditions) {
        var missing = anonymous.get("/products/NO-SUCH");
        var price = BodyPublishers.ofString("{\"amount\":990,\"currency\":\"EUR\"}");

        assertThat(missing.header("ETag")).isEmpty();
        assertThat(missing.header("Cache-Control")).contains("no-store");
        assertThat(statusOf(anonymous, with(anonymous.request("/products/NO-SUCH"), preconditions, missing)))
                .isEqualTo(404);
        assertThat(statusOf(anonymous, with(anonymous.request("/products?size=0"), preconditions, missing)))
                .isEqualTo(400);
        assertThat(statusOf(
                        merchandiser,
                        with(merchandiser.request("/products/NO-SUCH/price"), preconditions, missing)
                                .PUT(price)))
                .isEqualTo(404);
        assertThat(statusOf(
                        anonymous,
                        with(anonymous.request(PRODUCT), preconditions, missing).DELETE()))
                .isEqualTo(401);
    }

    @Test
    void sendsNoETagWithNoStore() {
        var stock = merchandiser.get(PRODUCT + "/stock");

        assertThat(stock.header("Cache-Control")).contains("no-store");
        assertThat(stock.header("ETag")).isEmpty();
    }

    @Test
    void changesTheETagWithTheVersion() {
        var before = anonymous.get(PRODUCT);
        var list = anonymous.get("/products?sku=NEW-COND").header("ETag");

        var adjusted = merchandiser.post(PRODUCT + "/stock-adjustments", "{\"quantity\":1}");

        assertThat(adjusted.status()).isEqualTo(200);
        assertThat(anonymous.get(PRODUCT).header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(anonymous.get("/products?sku=NEW-COND").header("ETag")).isNotEqualTo(list);
    }

    private static void assertProblem(TestResponse response, String type) {
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.problem()).isEqualTo(type);
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(response.header("ETag")).isEmpty();
    }

    private static int statusOf(TestClient client, HttpRequest.Builder request) {
        return client.send(request).status();
    }

    /** @param headers {@code Name: value}, with semicolons between them; {@code -} for none */
    private static HttpRequest.Builder with(HttpRequest.Builder request, String headers, TestResponse current) {
        Arrays.stream(headers.split(" ; "))
                .filter(header -> !header.equals("-"))
                .map(header -> withValues(header, current).split(": ", 2))
                .forEach(header -> request.header(header[0], header[1]));
        return request;
    }

    private static String withValues(String text, TestResponse current) {
        var tag = current.header("ETag");
        var date = current.header("Last-Modified");
        var changed = date.isEmpty()
                ? ZonedDateTime.now(ZoneOffset.UTC)
                : ZonedDateTime.parse(date, IMF.withZone(ZoneOffset.UTC));
        var length = current.text().getBytes(StandardCharsets.UTF_8).length;
        var filled = text;
        for (var value : Map.of(
                        "{tag}", tag,
                        "{bare}", tag.replace("\"", ""),
                        "{changed}", IMF.format(changed),
                        "{changed-rfc850}",
                                DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.US)
                                        .format(changed),
                        "{changed-asctime}",
                                DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
                                        .format(changed),
                        "{later}", IMF.format(changed.plusHours(1)),
                        "{long-ago}", IMF.format(changed.minusYears(3)),
                        "{n}", String.valueOf(length),
                        "{last}", String.valueOf(length - 1),
                        "{last-3}", String.valueOf(length - 4))
                .entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    private static String slice(TestResponse whole, String contentRange) {
        var bounds = contentRange.replaceAll("bytes |/.*", "").split("-");
        var content = whole.text().getBytes(StandardCharsets.UTF_8);
        var part = Arrays.copyOfRange(content, Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]) + 1);
        return new String(part, StandardCharsets.UTF_8);
    }
}
