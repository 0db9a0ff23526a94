package shop.bobbin.gateway.identity.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import shop.bobbin.gateway.support.GatewayTest;
import shop.bobbin.gateway.support.RawHttp;
import shop.bobbin.gateway.support.TestKeys;

class SessionCookieIT extends GatewayTest {

    private static final String ADA = "{\"username\":\"ada\",\"password\":\"haberdashery\"}";

    static Stream<String> invalidCookies() {
        Instant soon = Instant.now().plusSeconds(600);
        return Stream.of(
                "nonsense",
                TestKeys.sign(
                        TestKeys.GATEWAY,
                        TestKeys.sessionOfAda(
                                "urn:bobbin:session", Instant.now().minusSeconds(1))),
                TestKeys.sign(TestKeys.ATTACKER, TestKeys.sessionOfAda("urn:bobbin:session", soon)),
                TestKeys.sign(TestKeys.OPERATOR, TestKeys.sessionOfAda("urn:bobbin:session", soon)),
                TestKeys.sign(TestKeys.GATEWAY, TestKeys.sessionOfAda("bobbin", soon)),
                // alg none
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjdXN0b21lci1hZGEiLCJhdWQiOiJ1cm46Ym9iYmluOnNlc3Npb24ifQ.");
    }

    @Test
    void acceptsAValidCookie() {
        String valid = TestKeys.sign(
                TestKeys.GATEWAY,
                TestKeys.sessionOfAda("urn:bobbin:session", Instant.now().plusSeconds(600)));
        shop().get()
                .uri("/api/session")
                .cookie("bobbin_session", valid)
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** It is not cleared, because it can be the cookie of another shop on the same host. */
    @ParameterizedTest
    @MethodSource("invalidCookies")
    void ignoresAnInvalidCookie(String cookie) {
        requireToken(ORDER);
        for (String path : List.of("/api/products", "/api/basket", "/api/session", "/actuator/loggers")) {
            var response = shop().get()
                    .uri(path)
                    .cookie("bobbin_session", cookie)
                    .exchange()
                    .expectHeader()
                    .doesNotExist("Set-Cookie")
                    .returnResult(Void.class);
            assertThat(response.getStatus().value()).as(path).isEqualTo(path.equals("/api/products") ? 200 : 401);
        }
        assertThat(requestsSeenByServices())
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(request.getHeaders().keys()).doesNotContain("Authorization", "Cookie"));
    }

    @Test
    void findsTheValidOneOfSeveralCookies() {
        requireToken(ORDER);
        shop().get()
                .uri("/api/basket")
                .header("Cookie", "bobbin_session=other; bobbin_session=" + session("{}") + "; bobbin_session=")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "=",
                "bobbin_session",
                "bobbin_session=",
                "a=\"",
                "a=b,c=d; e",
                "\u00e4=\u00f6; x=\u0001"
            })
    void ignoresAMalformedCookieHeader(String header) throws IOException {
        String head = "GET /api/products HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: ";
        assertThat(RawHttp.status(RawHttp.exchange(port, head + header + "\r\n\r\n")))
                .isEqualTo(header.contains("\u0001") ? 400 : 200);
    }

    private static void requireToken(WireMockServer service) {
        service.stubFor(any(anyUrl())
                .atPriority(1)
                .withHeader("Authorization", absent())
                .willReturn(aResponse().withStatus(401)));
    }

    @ParameterizedTest
    @MethodSource("invalidCookies")
    void anInvalidCookieDoesNotPreventANewSession(String cookie) {
        shop().post()
                .uri("/api/session")
                .cookie("bobbin_session", cookie)
                .exchange()
                .expectStatus()
                .isCreated();
        shop().delete()
                .uri("/api/session")
                .cookie("bobbin_session", cookie)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void rejectsACrossSiteRequest() {
        shop().post()
                .uri("/api/basket")
                .cookie("bobbin_session", session(ADA))
                .header("Sec-Fetch-Site", "cross-site")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:cross-site-request");
        assertThat(requestsSeenByServices()).isEmpty();
    }

    @Test
    void rejectsACrossSiteSignIn() {
        shop().post()
                .uri("/api/session")
                .header("Origin", "https://evil.example")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(ADA)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }
}
