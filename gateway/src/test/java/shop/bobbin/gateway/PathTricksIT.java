package shop.bobbin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTricksIT extends ShopFront {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products/../actuator/env",
                "/api/products/./../actuator",
                "/api/products/..;/actuator",
                "/api/products/%2e%2e/actuator",
                "/api/products/%2E%2E%2Factuator",
                "/api/products/.%2e/actuator",
                "/api/products/%252e%252e/actuator",
                "/api/products/..%5cactuator",
                "/api/products/..\\actuator",
                "/api/products;/../actuator",
                "/api/products;x=1",
                "/api/products/%3b/actuator",
                "/api/products//actuator",
                "/api//actuator",
                "//api/products",
                "//",
                "///",
                "/api/products/%00",
                "/api/products/%0d%0aX-Evil:%201",
                "/api/products/%7f",
                "/api/products/%zz",
                "/api/products/%",
                "/api/../actuator/env",
                "/%61pi/../actuator/env",
                "/actuator/health/../env",
                "/actuator/health/%2e%2e/env",
                "/actuator/health;/../env",
                "http://evil.example/api/products/../actuator",
                "/api/products/\u00e4"
            })
    void areRefusedBeforeAnyServiceSeesThem(String target) throws IOException {
        String answer = RawHttp.get(port, target);
        assertThat(RawHttp.status(answer)).isBetween(400, 499);
        assertThat(answer).doesNotContain("Exception", "at org.", "at shop.", "Whitelabel");
        assertThat(seenByAnyService()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products/a%20b",
                "/api/products/%C3%A4",
                "/api/products/.hidden",
                "/api/products/a..b",
                "/api/products/..."
            })
    void doNotTakeHonestPathsAlong(String target) throws IOException {
        assertThat(RawHttp.status(RawHttp.get(port, target))).isEqualTo(200);
        assertThat(seenByAnyService())
                .singleElement()
                .satisfies(request -> assertThat(request.getUrl()).isEqualTo(target.substring("/api".length())));
    }

    @Test
    void reachOnlyTheRoutedHostWithAnAbsoluteTarget() throws IOException {
        RawHttp.get(port, "http://evil.example/api/products");
        assertThat(seenByAnyService())
                .singleElement()
                .satisfies(request -> assertThat(request.getUrl()).isEqualTo("/products"));
    }

    @Test
    void areProblemsInJson() throws IOException {
        assertThat(RawHttp.get(port, "/api/products/../actuator"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("urn:bobbin:problem:malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND"})
    void methodsThatNobodyServesAreRefused(String method) throws IOException {
        String answer = RawHttp.exchange(
                port, method + " /api/products HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(RawHttp.status(answer)).isBetween(400, 499);
        assertThat(seenByAnyService()).isEmpty();
    }

    @Test
    void anEndlessPathOrHeaderIsRefused() throws IOException {
        assertThat(RawHttp.status(RawHttp.get(port, "/api/products/" + "a".repeat(20_000))))
                .isBetween(400, 499);
        String header = "GET /api/products HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(40_000)
                + "\r\nConnection: close\r\n\r\n";
        assertThat(RawHttp.status(RawHttp.exchange(port, header))).isBetween(400, 499);
        assertThat(seenByAnyService()).isEmpty();
    }

    @Test
    void twoWaysToTellTheLengthSmuggleNothing() throws IOException {
        RawHttp.exchange(
                port,
                "POST /api/basket HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/orders HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(seenByAnyService()).noneMatch(request -> request.getUrl().equals("/orders"));
    }
}
