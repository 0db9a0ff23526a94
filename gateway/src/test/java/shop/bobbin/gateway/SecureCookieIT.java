package shop.bobbin.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import shop.bobbin.gateway.support.GatewayTest;

/** A gateway behind a proxy that terminates TLS: it receives plain HTTP, while the browser uses HTTPS. */
@ActiveProfiles(
        profiles = {"compose", "published"},
        inheritProfiles = false) // as deploy/compose/behind-a-proxy.yml sets them
@TestPropertySource(
        properties = {
            "bobbin.access.secure-cookies=true",
            "bobbin.access.session-cookie=__Host-shop",
            "bobbin.admission.public-origins=https://shop.example.com, https://www.shop.example.com"
        })
class SecureCookieIT extends GatewayTest {

    @Test
    void setsASecureCookie() {
        shop().post()
                .uri("/api/session")
                .header("Host", "shop.example.com")
                .header("Origin", "https://shop.example.com")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectCookie()
                .secure("__Host-shop", true);
        shop().delete().uri("/api/session").exchange().expectCookie().secure("__Host-shop", true);
    }

    @Test
    void usesTheConfiguredCookieName() {
        var response = shop().post().uri("/api/session").exchange().expectBody().returnResult();
        var cookie = Objects.requireNonNull(response.getResponseCookies().getFirst("__Host-shop"));
        for (String name : new String[] {"__Host-shop", "bobbin_session"}) {
            shop().get()
                    .uri("/api/session")
                    .header("Cookie", name + "=" + cookie.getValue())
                    .exchange()
                    .expectStatus()
                    .isEqualTo(name.equals("__Host-shop") ? 200 : 401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.com, 200",
        "https://www.shop.example.com, 200",
        "http://shop.example.com, 403",
        "http://bobbin, 403",
        "https://evil.example, 403"
    })
    void acceptsUnsafeRequestsOfPublicOriginsWithAnyHost(String origin, int status) {
        shop().put()
                .uri("/api/basket/lines/YARN-MER-BLU")
                .header("Host", "bobbin")
                .header("Origin", origin)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void disablesBufferingOfEventsInNginx() {
        ORDER.stubFor(any(anyUrl()).willReturn(ok("data: 1\n\n").withHeader("Content-Type", "text/event-stream")));
        shop().get()
                .uri("/api/orders/7/events")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Accel-Buffering", "no");
    }
}
