package shop.bobbin.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.chassis.problem.ProblemAssert.assertProblem;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.RawHttp;

class ProblemsIT {

    private final Ledger ledger = Ledger.shared();

    @ParameterizedTest
    @ValueSource(strings = {"{\"amount\": ", "{\"amount\": 1, \"amount\": 2}", "amount", "[]", "\"\"", ""})
    void rejectsAMalformedBody(String body) {
        assertProblem(ledger.credit("unreadable", body), 400, "malformed-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount": "5"}                           | amount
            {"amount": 1.5}                           | amount
            {"amount": true}                          | amount
            {"amount": {}}                            | amount
            {"amount": 99999999999999999999}          | amount
            {"amount": 0}                             | amount
            {"amount": 1, "note": 7}                  | note
            {"amount": 1, "note": ["a"]}              | note
            {"amount": 1, "note": "a\\u0000b"}        | note
            {"amount": 1, "tags": ["a", "b\\u0007"]}  | tags[1]
            {"amount": 1, "note": "aaaaaaaaaabbbbbbbbbbc"} | note
            """)
    void namesTheInvalidField(String body, String field) {
        var problem = assertProblem(ledger.credit("invalid", body), 400, "validation-failed");

        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(problem.get("errors").get(0).get("message").asString()).isNotBlank();
        assertThat(ledger.accounts().find("invalid")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/open/search?q=abcdef, q",
        "/open/search?q=a&page=x, page",
        "/open/search?q=a&page=10, page",
        "/open/search?q=a&page=1.5, page",
        "/open/search?q=a&colour=GREEN, colour",
        "/accounts/NOT-A-NAME, name"
    })
    void namesTheInvalidParameter(String path, String field) {
        var problem = assertProblem(Ledger.send(ledger.request(path, "book")), 400, "validation-failed");

        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
        assertThat(problem.get("errors").get(0).get("message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/search", "/open/search?q=%00", "/open/search?q=a%0ab", "/open/search?q=%"})
    void rejectsAMissingOrMalformedParameter(String target) {
        assertProblem(RawHttp.get(ledger, target), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/%2e%2e/accounts/a",
                "/open/../../etc/passwd",
                "/open;x=1/search?q=a",
                "/open/search;jsessionid=1?q=a",
                "//open/search?q=a",
                "/open//search?q=a",
                "/open/%2fsearch",
                "/open/search%00",
                "/open/%ff%fe",
                "/open/%zz",
                "/open\\search",
                "/open/<script>",
                "/open/%0d%0aX-Evil:1"
            })
    void rejectsAmbiguousPaths(String target) {
        assertProblem(RawHttp.get(ledger, target), 400, "malformed-request");
    }

    @Test
    void rejectsMalformedRequests() {
        assertProblem(RawHttp.send(ledger, "what is this\r\n\r\n"), 400, "malformed-request");
        assertProblem(RawHttp.send(ledger, "GET /open/search HTTP/1.1\r\n\r\n"), 400, "malformed-request");
    }

    @Test
    void respondsNotFound() {
        assertProblem(Ledger.send(ledger.request("/open/nothing")), 404, "not-found");
        assertProblem(Ledger.send(ledger.request("/accounts/unknown", "book")), 404, "not-found");
        assertProblem(Ledger.send(ledger.request("/error")), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-DE,de;q=0.9", "ja", "tr", "*", "nonsense!"})
    void respondsInEnglishForAnyAcceptLanguage(String language) {
        var noText = Ledger.send(ledger.request("/accounts/language/credits", "book")
                .header("Accept-Language", language)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\": 0}")));
        var tooLong = Ledger.send(ledger.request("/open/search?q=abcdef").header("Accept-Language", language));

        assertThat(noText.body()).contains("must be greater than or equal to 1");
        assertThat(tooLong.body()).contains("size must be between 1 and 5");
    }

    @Test
    void listsTheAllowedMethods() {
        var response = Ledger.send(ledger.request("/open/search").DELETE());

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).contains("GET,HEAD,OPTIONS");
        assertThat(Ledger.send(ledger.request("/open/search").method("OPTIONS", BodyPublishers.noBody()))
                        .headers()
                        .firstValue("Allow"))
                .map(allow -> Set.of(allow.split(", ?")))
                .contains(Set.of("GET", "HEAD", "OPTIONS"));
    }

    @Test
    void rejectsUnsupportedMediaTypes() {
        assertProblem(
                Ledger.send(ledger.request("/accounts/unknown", "book").header("Accept", "application/xml")),
                406,
                "not-acceptable");
        assertProblem(
                Ledger.send(ledger.request("/accounts/a/credits", "book")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("5"))),
                415,
                "unsupported-media-type");
    }

    @Test
    void rejectsALargeBody() {
        var large = ("{\"amount\": 1, \"note\": \"" + "x".repeat(10 * 1024 * 1024) + "\"}")
                .getBytes(StandardCharsets.UTF_8);

        assertProblem(post(BodyPublishers.ofByteArray(large)), 413, "payload-too-large");
        assertProblem(
                post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))), 413, "payload-too-large");
    }

    @Test
    void showsNoInternalDetails() {
        var response = Ledger.send(ledger.request("/open/bug"));

        assertProblem(response, 500, "internal-error");
        assertThat(response.body()).doesNotContain("secret");
    }

    @Test
    void writesNoProblemIntoACommittedStream() {
        var response = Ledger.send(ledger.request("/open/broken-stream"));

        assertThat(response.body()).contains("data:first").doesNotContain("urn:bobbin:problem");
    }

    @Test
    void keepsAStatusWithoutItsOwnProblemType() {
        assertProblem(Ledger.send(ledger.request("/open/teapot")), 418, "malformed-request");
    }

    private HttpResponse<String> post(BodyPublisher body) {
        return Ledger.send(ledger.request("/accounts/large/credits", "book")
                .version(Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(body));
    }

    @ParameterizedTest
    @CsvSource({
        "/open/nothing, 404, not-found",
        "/open/search, 400, malformed-request",
        "/open/search?q=abcdef, 400, validation-failed",
        "/open/bug, 500, internal-error",
        "/open/broken-filter, 500, internal-error",
        "/accounts/unknown, 401, unauthenticated",
        "/error, 404, not-found"
    })
    void hasThePublicPathAsInstance(String path, int status, String type) {
        var plain = path.replaceAll("\\?.*", "");

        assertThat(instance(path, "/api", status, type)).isEqualTo("/api" + plain);
        assertThat(instance(path, "/shop/api", status, type)).isEqualTo("/shop/api" + plain);
        assertThat(instance(path, "//evil.example", status, type)).isEqualTo(plain);
        assertThat(instance(path, "https://evil.example", status, type)).isEqualTo(plain);
        assertThat(instance(path, "", status, type)).isEqualTo(plain);
    }

    private String instance(String path, String prefix, int status, String type) {
        var response = Ledger.send(ledger.request(path).header("X-Forwarded-Prefix", prefix));
        return assertProblem(response, status, type).path("instance").asString();
    }

    @Test
    void hasThePublicPathAsInstanceAlsoInFilters() {
        var rejected = RawHttp.get(ledger, "/open/%2e%2e/accounts", "X-Forwarded-Prefix: /api");
        assertThat(assertProblem(rejected, 400, "malformed-request")
                        .path("instance")
                        .asString())
                .isEqualTo("/api/open/%2e%2e/accounts");

        var large = Ledger.send(ledger.request("/accounts/large/credits", "book")
                .version(Version.HTTP_1_1)
                .header("X-Forwarded-Prefix", "/api")
                .POST(BodyPublishers.ofByteArray(new byte[100_000])));
        assertThat(assertProblem(large, 413, "payload-too-large")
                        .path("instance")
                        .asString())
                .isEqualTo("/api/accounts/large/credits");

        var elsewhere = RawHttp.get(ledger, "//evil.example/x");
        assertThat(assertProblem(elsewhere, 400, "malformed-request").has("instance"))
                .isFalse();
    }
}
