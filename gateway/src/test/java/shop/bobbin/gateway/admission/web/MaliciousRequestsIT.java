package shop.bobbin.gateway.admission.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.gateway.support.GatewayTest;
import shop.bobbin.gateway.support.RawHttp;

class MaliciousRequestsIT extends GatewayTest {

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
    void rejectsPathTraversal(String target) throws IOException {
        String response = RawHttp.get(port, target);
        assertThat(RawHttp.status(response)).isBetween(400, 499);
        assertThat(response).doesNotContain("Exception", "at org.", "at shop.", "Whitelabel");
        assertThat(requestsSeenByServices()).isEmpty();
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
    void forwardsHarmlessPaths(String target) throws IOException {
        assertThat(RawHttp.status(RawHttp.get(port, target))).isEqualTo(200);
        assertThat(requestsSeenByServices())
                .singleElement()
                .satisfies(request -> assertThat(request.getUrl()).isEqualTo(target.substring("/api".length())));
    }

    @Test
    void ignoresTheHostOfAnAbsoluteTarget() throws IOException {
        RawHttp.get(port, "http://evil.example/api/products");
        assertThat(requestsSeenByServices())
                .singleElement()
                .satisfies(request -> assertThat(request.getUrl()).isEqualTo("/products"));
    }

    @Test
    void respondsWithAProblem() throws IOException {
        assertThat(RawHttp.get(port, "/api/products/../actuator"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("urn:bobbin:problem:malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND"})
    void rejectsUnsupportedMethods(String method) throws IOException {
        String response = RawHttp.exchange(
                port, method + " /api/products HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(RawHttp.status(response)).isBetween(400, 499);
        assertThat(requestsSeenByServices()).isEmpty();
    }

    @Test
    void rejectsAnOverlongPathOrHeader() throws IOException {
        assertThat(RawHttp.status(RawHttp.get(port, "/api/products/" + "a".repeat(20_000))))
                .isBetween(400, 499);
        String header = "GET /api/products HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(40_000)
                + "\r\nConnection: close\r\n\r\n";
        assertThat(RawHttp.status(RawHttp.exchange(port, header))).isBetween(400, 499);
        assertThat(requestsSeenByServices()).isEmpty();
    }

    @Test
    void preventsRequestSmuggling() throws IOException {
        RawHttp.exchange(
                port,
                "POST /api/basket HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/orders HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(requestsSeenByServices())
                .noneMatch(request -> request.getUrl().equals("/orders"));
    }
}
