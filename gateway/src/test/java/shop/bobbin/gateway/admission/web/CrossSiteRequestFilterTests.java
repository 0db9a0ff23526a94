package shop.bobbin.gateway.admission.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

class CrossSiteRequestFilterTests {

    @Test
    void acceptsARequestThatIsNotFromABrowser() {
        assertThat(CrossSiteRequestFilter.isAllowed(headers("localhost:8080", null, null), List.of()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, true",
        "none, true",
        "same-site, false",
        "cross-site, false",
        "'', false",
        "anything, false"
    })
    void usesSecFetchSite(String site, boolean accepted) {
        // Sec-Fetch-Site takes precedence over Origin, which is valid here
        assertThat(CrossSiteRequestFilter.isAllowed(
                        headers("localhost:8080", "http://localhost:8080", site), List.of()))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080, true",
        "localhost:8080, http://localhost:8090, false",
        "localhost:8080, http://localhost, false",
        "localhost:8080, http://127.0.0.1:8080, false",
        "shop.example, https://shop.example, true",
        "shop.example:443, https://shop.example, true",
        "Shop.Example, https://shop.example, true",
        "shop.example, https://shop.example.evil.example, false",
        "shop.example, https://shop.example@evil.example, false",
        "shop.example, null, false",
        "shop.example, '', false",
        "shop.example, ':', false"
    })
    void comparesOriginWithHostWithoutSecFetchSite(String host, String origin, boolean accepted) {
        assertThat(CrossSiteRequestFilter.isAllowed(headers(host, origin, null), List.of()))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, true",
        "https://shop.example:443, true",
        "https://SHOP.example, true",
        "http://www.shop.example:8080, true",
        "http://shop.example, false",
        "https://shop.example:8443, false",
        "https://shop.example.evil.example, false",
        "http://127.0.0.1:8080, false",
        "null, false"
    })
    void comparesOriginWithThePublicOriginsBehindAProxy(String origin, boolean accepted) {
        var origins = List.of("https://shop.example", "http://www.shop.example:8080");
        assertThat(CrossSiteRequestFilter.isAllowed(headers("127.0.0.1:8080", origin, null), origins))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "https://shop.example/",
                "https://shop.example/path",
                "https://shop.example?q",
                "https://u:p@shop.example",
                "ftp://shop.example",
                "https:///",
                "*"
            })
    void rejectsAnInvalidPublicOrigin(String origin) {
        var origins = List.of(URI.create(origin));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdmissionSettings(DataSize.ofKilobytes(64), Duration.ofSeconds(10), origins))
                .withMessageContaining("bobbin.admission.public-origins");
    }

    private static HttpHeaders headers(String host, @Nullable String origin, @Nullable String site) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.HOST, host);
        if (origin != null) {
            headers.set(HttpHeaders.ORIGIN, origin);
        }
        if (site != null) {
            headers.set("Sec-Fetch-Site", site);
        }
        return headers;
    }
}
