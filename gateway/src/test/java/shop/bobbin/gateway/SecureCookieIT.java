package shop.bobbin.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A gateway behind a proxy that ends TLS: what it hears is plain HTTP, what the browser sees is not. */
@TestPropertySource(properties = "bobbin.access.secure-cookies=true")
class SecureCookieIT extends ShopFront {

    @Test
    void keepsTheSessionOutOfPlainHttp() {
        shop().post()
                .uri("/api/session")
                .header("Host", "shop.example.com")
                .header("Origin", "https://shop.example.com")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectCookie()
                .secure("bobbin_session", true);
        shop().delete().uri("/api/session").exchange().expectCookie().secure("bobbin_session", true);
    }
}
