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
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.Tokens;

/**
 * The HTTP table of conditional and range requests by RFC 9110 (sections 8.8, 13 and 14), over all public reads of the
 * catalog and its conditional writes.
 */
@RunningService
class ConditionalRequestsIT {

    private static final String PRODUCT = "/products/NEW-COND";
    private static final String PICTURE = "/pictures/YARN-MER-BLU.svg";
    private static final List<String> WITHOUT_A_DATE =
            List.of("/products?sku=NEW-COND", "/products?tag=conditional", "/categories", PICTURE);
    private static final DateTimeFormatter IMF =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final TestClient anybody;
    private final TestClient mercer;

    ConditionalRequestsIT(@LocalServerPort int port) {
        this.anybody = TestClient.at(port, null);
        this.mercer = anybody.withToken(Tokens.merchandiser());
    }

    @BeforeEach
    void addsTheProducts() {
        for (var sku : List.of("NEW-COND", "NEW-ENDED")) {
            mercer.post("/products", """
                    {"sku":"%s","name":"Bias tape","description":"Folded once.","category":"buttons",
                     "tags":["conditional"],"price":{"amount":990,"currency":"EUR"}}""".formatted(sku));
        }
        mercer.delete("/products/NEW-ENDED");
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
            # no dates
            If-Modified-Since: yesterday                      | 200
            If-Unmodified-Since: yesterday                    | 200
            If-Modified-Since: 1779000000                     | 200
            """)
    void readsAsTheirPreconditionsHaveIt(String preconditions, int status) {
        assertReads(PRODUCT, preconditions, status);
        WITHOUT_A_DATE.forEach(path -> assertReads(path, preconditions, status));
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
    void readsAProductByItsDate(String preconditions, int status) {
        assertReads(PRODUCT, preconditions, status);
    }

    @ParameterizedTest
    @CsvSource({"If-Modified-Since: {later}", "If-Unmodified-Since: {long-ago}"})
    void ignoresDatesOfWhatHasNone(String preconditions) {
        WITHOUT_A_DATE.forEach(path -> assertReads(path, preconditions, 200));
    }

    private void assertReads(String path, String preconditions, int status) {
        var whole = anybody.get(path);
        assertThat(whole.header("ETag")).as(path).matches("\"[0-9a-f]+\"");
        assertThat(whole.header("Cache-Control")).as(path).contains("public").doesNotContain("no-store");
        assertThat(whole.header("Pragma") + whole.header("Expires")).as(path).isEmpty();

        var answer = anybody.send(with(anybody.request(path), preconditions, whole));

        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(status);
        switch (status) {
            case 304 -> {
                assertThat(answer.text()).isEmpty();
                for (var header : List.of("ETag", "Cache-Control", "Vary", "Expires", "Content-Location")) {
                    assertThat(answer.response().headers().allValues(header))
                            .as(path + " " + header)
                            .isEqualTo(whole.response().headers().allValues(header));
                }
            }
            case 412 -> assertProblem(answer, "precondition-failed");
            default -> assertThat(answer.text()).isEqualTo(whole.text());
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
    void answersHeadAsGetWithoutTheContent(String preconditions, int status) {
        var whole = anybody.get(PRODUCT);

        var answer = anybody.send(
                with(anybody.request(PRODUCT), preconditions, whole).HEAD());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEmpty();
        if (status == 200) {
            for (var header : List.of("ETag", "Last-Modified", "Cache-Control", "Content-Type", "Content-Length")) {
                assertThat(answer.header(header)).as(header).isNotEmpty().isEqualTo(whole.header(header));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("WITHOUT_A_DATE")
    void answersHeadOfWhatHasNoDateLikeGet(String path) {
        var whole = anybody.get(path);

        var answer = anybody.send(anybody.request(path).HEAD());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("ETag")).isNotEmpty().isEqualTo(whole.header("ETag"));
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
            # not well-formed, of another unit, or more than everything: ignored
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
            # the other preconditions come first
            Range: bytes=0-3 ; If-Match: {tag}                    | 206 | bytes 0-3/{n}
            Range: bytes=0-3 ; If-Match: "other"                  | 412 | -
            Range: bytes=0-3 ; If-None-Match: {tag}               | 304 | -
            Range: bytes={n}- ; If-None-Match: {tag}              | 304 | -
            Range: bytes=0-3 ; If-None-Match: "other"             | 206 | bytes 0-3/{n}
            """)
    void answersWithTheRangeOfAPicture(String headers, int status, String contentRange) {
        var whole = anybody.get(PICTURE);
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");

        var answer = anybody.send(with(anybody.request(PICTURE), headers, whole));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        var expected = contentRange.equals("-") ? "" : filled(contentRange, whole);
        assertThat(answer.header("Content-Range")).isEqualTo(expected);
        switch (status) {
            case 206 -> {
                assertThat(answer.text()).isEqualTo(slice(whole, expected));
                for (var header : List.of("ETag", "Cache-Control", "Content-Type")) {
                    assertThat(answer.header(header)).as(header).isEqualTo(whole.header(header));
                }
            }
            case 200 -> assertThat(answer.text()).isEqualTo(whole.text());
            case 412 -> assertProblem(answer, "precondition-failed");
            case 416 -> assertProblem(answer, "range-not-satisfiable");
            default -> assertThat(answer.text()).isEmpty();
        }
    }

    /** RFC 9110, 14.6 and 15.3.7.2. */
    @Test
    void answersWithSeveralRangesInParts() {
        var whole = anybody.get(PICTURE);
        var type = whole.header("Content-Type");
        var length = whole.text().length();

        var answer = anybody.send(anybody.request(PICTURE).header("Range", "bytes=0-3,8-9,-2"));

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEmpty();
        var boundary = answer.header("Content-Type").replaceFirst("^multipart/byteranges; ?boundary=", "--");
        var parts = answer.text().split(boundary);
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
    void answersWithTheWholeWhereThereAreNoRanges() {
        var answer = anybody.send(anybody.request(PRODUCT).header("Range", "bytes=0-3"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("sku")).isEqualTo("NEW-COND");
    }

    /** What the changes ask for is the case already, so that each starts from the same version. */
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
    void changesAsTheirPreconditionsHaveIt(String preconditions, int status) {
        var one = anybody.get(PRODUCT);
        var ended = anybody.get("/products/NEW-ENDED");
        var describe = BodyPublishers.ofString("""
                {"name":"Bias tape","description":"Folded once.","category":"buttons","tags":["conditional"]}""");
        var price = BodyPublishers.ofString("{\"amount\":990,\"currency\":\"EUR\"}");

        assertChange(
                mercer.send(with(mercer.request(PRODUCT), preconditions, one).PUT(describe)), status, PRODUCT);
        assertChange(
                mercer.send(with(mercer.request(PRODUCT + "/price"), preconditions, one)
                        .PUT(price)),
                status,
                PRODUCT);
        var end = with(mercer.request("/products/NEW-ENDED"), preconditions, ended)
                .DELETE();
        assertChange(mercer.send(end), status, "/products/NEW-ENDED");
        assertThat(anybody.get(PRODUCT).header("ETag")).isEqualTo(one.header("ETag"));
    }

    private static void assertChange(TestResponse answer, int status, String product) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.header("Content-Location")).isEqualTo(product);
            assertThat(answer.header("ETag"))
                    .as("9.3.4: not what was sent has been stored")
                    .isEmpty();
        } else {
            assertProblem(answer, "precondition-failed");
        }
    }

    /** RFC 9110, 13.2.1: preconditions count only for what would have succeeded. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            If-Match: "other"
            If-Match: *
            If-None-Match: *
            If-Unmodified-Since: {long-ago}
            """)
    void ignoresPreconditionsOfWhatFailsAnyway(String preconditions) {
        var nothing = anybody.get("/products/NO-SUCH");
        var price = BodyPublishers.ofString("{\"amount\":990,\"currency\":\"EUR\"}");

        assertThat(nothing.header("ETag")).isEmpty();
        assertThat(nothing.header("Cache-Control")).contains("no-store");
        assertThat(statusOf(anybody, with(anybody.request("/products/NO-SUCH"), preconditions, nothing)))
                .isEqualTo(404);
        assertThat(statusOf(anybody, with(anybody.request("/products?size=0"), preconditions, nothing)))
                .isEqualTo(400);
        assertThat(statusOf(
                        mercer,
                        with(mercer.request("/products/NO-SUCH/price"), preconditions, nothing)
                                .PUT(price)))
                .isEqualTo(404);
        assertThat(statusOf(
                        anybody,
                        with(anybody.request(PRODUCT), preconditions, nothing).DELETE()))
                .isEqualTo(401);
    }

    @Test
    void givesNoTagToWhatMustNotBeKept() {
        var stock = mercer.get(PRODUCT + "/stock");

        assertThat(stock.header("Cache-Control")).contains("no-store");
        assertThat(stock.header("ETag")).isEmpty();
    }

    @Test
    void givesAnotherTagToAnotherVersion() {
        var before = anybody.get(PRODUCT);
        var list = anybody.get("/products?sku=NEW-COND").header("ETag");

        var adjusted = mercer.post(PRODUCT + "/stock-adjustments", "{\"quantity\":1}");

        assertThat(adjusted.status()).isEqualTo(200);
        assertThat(anybody.get(PRODUCT).header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(anybody.get("/products?sku=NEW-COND").header("ETag")).isNotEqualTo(list);
    }

    private static void assertProblem(TestResponse answer, String type) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("ETag")).isEmpty();
    }

    private static int statusOf(TestClient caller, HttpRequest.Builder request) {
        return caller.send(request).status();
    }

    /** @param headers {@code Name: value}, with semicolons between them; {@code -} = none */
    private static HttpRequest.Builder with(HttpRequest.Builder request, String headers, TestResponse present) {
        Arrays.stream(headers.split(" ; "))
                .filter(header -> !header.equals("-"))
                .map(header -> filled(header, present).split(": ", 2))
                .forEach(header -> request.header(header[0], header[1]));
        return request;
    }

    private static String filled(String text, TestResponse present) {
        var tag = present.header("ETag");
        var date = present.header("Last-Modified");
        var changed = date.isEmpty()
                ? ZonedDateTime.now(ZoneOffset.UTC)
                : ZonedDateTime.parse(date, IMF.withZone(ZoneOffset.UTC));
        var length = present.text().getBytes(StandardCharsets.UTF_8).length;
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
