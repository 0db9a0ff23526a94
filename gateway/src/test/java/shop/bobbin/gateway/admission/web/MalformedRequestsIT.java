package shop.bobbin.gateway.admission.web;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import shop.bobbin.gateway.support.GatewayTest;
import shop.bobbin.gateway.support.RawHttp;

/** Requests that are rejected before they reach the application, and unusual ones that are not. */
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestsIT extends GatewayTest {

    private static final String HOST = "Host: localhost\r\n";

    @AfterEach
    void logsNoWarning(CapturedOutput output) {
        assertThat(output.getAll().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                .isEmpty();
    }

    static Stream<Arguments> malformedRequests() {
        return Stream.of(
                Arguments.of(414, "uri-too-long", get("/api/products/" + "a".repeat(686), HOST)),
                Arguments.of(414, "uri-too-long", get("/api/products/" + "a".repeat(5_000), HOST)),
                Arguments.of(414, "uri-too-long", get("/api/products/" + "a".repeat(20_000), HOST)),
                Arguments.of(414, "uri-too-long", get("/" + "a/".repeat(1_000), HOST)),
                Arguments.of(414, "uri-too-long", get("/api/products?q=" + "a".repeat(9_000), HOST)),
                Arguments.of(
                        431,
                        "request-header-fields-too-large",
                        get("/api/products", HOST + "X: " + "a".repeat(40_000) + "\r\n")),
                Arguments.of(
                        431, "request-header-fields-too-large", get("/api/products", HOST + "X: 1\r\n".repeat(10_000))),
                Arguments.of(400, "malformed-request", "NONSENSE\r\n\r\n"),
                Arguments.of(400, "malformed-request", "GET /api/products\r\n" + HOST + "\r\n"),
                Arguments.of(400, "malformed-request", get("/api/products?q=a b", HOST)),
                Arguments.of(505, "malformed-request", "GET /api/products HTTP/2.0\r\n" + HOST + "\r\n"),
                Arguments.of(505, "malformed-request", "GET /api/products HTTP/9.9\r\n" + HOST + "\r\n"),
                Arguments.of(505, "malformed-request", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                Arguments.of(400, "malformed-request", get("/api/products", "")),
                Arguments.of(400, "malformed-request", get("/api/products", HOST + HOST)),
                Arguments.of(400, "malformed-request", get("/api/products", "Host: \r\n")),
                Arguments.of(400, "malformed-request", get("/api/products", "Host: a b\r\n")),
                Arguments.of(400, "malformed-request", get("/api/products", "Host: [\r\n")),
                Arguments.of(400, "malformed-request", get("/api/products", "Host: localhost:x\r\n")),
                Arguments.of(400, "malformed-request", get("/api/products", "Host: localhost:99999\r\n")),
                Arguments.of(400, "malformed-request", get("/api/products", HOST + "Bad Name: 1\r\n")),
                Arguments.of(400, "malformed-request", get("/api/products", HOST + "X: a\0b\r\n")),
                Arguments.of(400, "malformed-request", post("Content-Length: 2\r\nContent-Length: 3\r\n", "{}")),
                Arguments.of(400, "malformed-request", post("Content-Length: -1\r\n", "")),
                Arguments.of(400, "malformed-request", post("Content-Length: x\r\n", "")),
                // RFC 9112, 6.3: without chunked as the last coding, the end of the body is unknown
                Arguments.of(400, "malformed-request", post("Transfer-Encoding: gzip\r\n", "")),
                Arguments.of(501, "malformed-request", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")),
                Arguments.of(400, "malformed-request", post("Transfer-Encoding: chunked\r\n", "ZZ\r\n")),
                Arguments.of(400, "malformed-request", post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\nZZ\r\n")),
                Arguments.of(400, "malformed-request", get("/api/products/a|b", HOST)),
                Arguments.of(400, "malformed-request", get("/api/products/{x}", HOST)),
                Arguments.of(400, "malformed-request", get("/api/products/%zz", HOST)),
                Arguments.of(400, "malformed-request", get("/api/products/a\\b", HOST)),
                Arguments.of(400, "malformed-request", get("/api/products/%C0%AFx", HOST)),
                Arguments.of(400, "malformed-request", get("/api/products/%FF", HOST)),
                Arguments.of(400, "malformed-request", get("/api/products#x", HOST)),
                Arguments.of(400, "malformed-request", get("products", HOST)),
                Arguments.of(400, "malformed-request", get("/api/products?q=\u0001", HOST)));
    }

    @ParameterizedTest
    @MethodSource("malformedRequests")
    void rejectsWithAProblem(int status, String type, String request) throws IOException {
        String response = RawHttp.exchange(port, request);

        assertThat(response)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"type\":\"urn:bobbin:problem:" + type + "\"", "\"status\":" + status);
        assertThat(requestsSeenByServices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "a|b a%7Cb",
                "{a} %7Ba%7D",
                "a^b a%5Eb",
                "100% 100%25",
                "%zz %25zz",
                "%4 %254",
                "`a` %60a%60",
                "a[]=\"b\" a%5B%5D=%22b%22",
                "a\\b a%5Cb",
                "<a> %3Ca%3E",
                "\u00c3\u00a4 %C3%A4",
                "x[]=a%20b x%5B%5D=a%20b",
                "a;b'c;d a;b'c;d",
                "a=b?c=/d a=b?c=/d",
                "a%20b=c%3D a%20b=c%3D",
                "a%20b= a%20b="
            })
    void acceptsQueriesAsBrowsersSendThem(String sent, String forwarded) throws IOException {
        assertThat(RawHttp.get(port, "/api/products?q=" + sent)).startsWith("HTTP/1.1 200 ");
        assertThat(requestsSeenByServices())
                .singleElement()
                .satisfies(request -> assertThat(request.getUrl()).isEqualTo("/products?q=" + forwarded));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products?q=",
                "/api/products?",
                "/api/products HTTP/1.1\r\nX-Long: ",
                "/api/products HTTP/1.1\r\nCookie: a=",
                "/api/products HTTP/1.1\r\nCookie: bobbin_session=",
                "/api/products HTTP/1.1\r\nIdempotency-Key: ",
                "/api/products HTTP/1.1\r\nOrigin: http://",
                "/api/products HTTP/1.1\r\nAccept: "
            })
    void acceptsLongQueriesAndHeaders(String start) throws IOException {
        for (int length : new int[] {700, 5_000}) {
            String head = "GET " + start + "a".repeat(length);
            String response = RawHttp.exchange(
                    port,
                    head + (head.contains("HTTP/1.1") ? "" : " HTTP/1.1") + "\r\n" + HOST
                            + "Connection: close\r\n\r\n");
            assertThat(RawHttp.status(response)).as(start).isEqualTo(200);
        }
    }

    @Test
    void sendsARejectionAfterThePendingResponses() throws IOException {
        String responses = RawHttp.exchange(
                port, "GET /api/products HTTP/1.1\r\n" + HOST + "\r\n" + "GET /api/basket HTTP/1.1\r\n\r\n");

        assertThat(responses).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 400 ");
        assertThat(responses.indexOf("catalog")).isLessThan(responses.indexOf("HTTP/1.1 400 "));
    }

    @Test
    void rejectsHeadWithoutABody() throws IOException {
        assertThat(RawHttp.exchange(port, "HEAD /api/products HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .endsWith("\r\n\r\n");
    }

    @Test
    void doesNotChunkAResponseToHttp10() throws IOException {
        CATALOG.stubFor(any(anyUrl()).willReturn(okJson("{\"a\":1}").withChunkedDribbleDelay(2, 50)));
        String response = RawHttp.exchange(port, "GET /api/products HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n{\"a\":1}");
        assertThat(response).doesNotContainIgnoringCase("transfer-encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABk\r\n",
                "Upgrade: websocket\r\nConnection: Upgrade\r\n",
                "Expect: 100-continue\r\nConnection: close\r\n",
                "Expect: nonsense\r\nConnection: close\r\n",
                "Range: bytes=0-1\r\nIf-None-Match: \"7\"\r\n"
            })
    void ignoresUnsupportedUpgradesAndExpectations(String headers) throws IOException {
        String response = RawHttp.exchange(
                port,
                "GET /api/products HTTP/1.1\r\n" + HOST + headers + "\r\nGET /api/products HTTP/1.1\r\n" + HOST
                        + "Connection: close\r\n\r\n");

        assertThat(response).contains("HTTP/1.1 200 ");
        assertThat(requestsSeenByServices())
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.getHeaders().keys()).doesNotContain("Upgrade", "HTTP2-Settings", "Expect"));
    }

    private static String get(String target, String headers) {
        return "GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
    }

    private static String post(String headers, String body) {
        return "POST /api/basket HTTP/1.1\r\n" + HOST + headers + "\r\n" + body;
    }
}
