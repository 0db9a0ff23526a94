package shop.bobbin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;

class SessionCookieIT extends ShopFront {

    private static final String ADA = "{\"username\":\"ada\",\"password\":\"haberdashery\"}";

    static Stream<String> badCookies() {
        Instant soon = Instant.now().plusSeconds(600);
        return Stream.of(
                "nonsense",
                SomeKeys.sign(
                        SomeKeys.GATEWAY,
                        SomeKeys.sessionOfAda(
                                "urn:bobbin:session", Instant.now().minusSeconds(1))),
                SomeKeys.sign(SomeKeys.STRANGER, SomeKeys.sessionOfAda("urn:bobbin:session", soon)),
                SomeKeys.sign(SomeKeys.OPERATOR, SomeKeys.sessionOfAda("urn:bobbin:session", soon)),
                SomeKeys.sign(SomeKeys.GATEWAY, SomeKeys.sessionOfAda("bobbin", soon)),
                // alg none
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjdXN0b21lci1hZGEiLCJhdWQiOiJ1cm46Ym9iYmluOnNlc3Npb24ifQ.");
    }

    @Test
    void theCookieOfTheseTestsWouldBeGoodWereItNotBad() {
        String good = SomeKeys.sign(
                SomeKeys.GATEWAY,
                SomeKeys.sessionOfAda("urn:bobbin:session", Instant.now().plusSeconds(600)));
        shop().get()
                .uri("/api/session")
                .cookie("bobbin_session", good)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @MethodSource("badCookies")
    void refusesABadCookieEvenWhereNobodyWouldBeServedAndClearsIt(String cookie) {
        shop().get()
                .uri("/api/products")
                .cookie("bobbin_session", cookie)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectCookie()
                .maxAge("bobbin_session", Duration.ZERO)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:unauthenticated");
        assertThat(seenByAnyService()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badCookies")
    void aBadCookieIsNoHindranceToANewSession(String cookie) {
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
    void aChangeAskedForByAnotherSiteIsRefused() {
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
        assertThat(seenByAnyService()).isEmpty();
    }

    @Test
    void anotherSiteCannotSignItsVisitorsIn() {
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
