package shop.bobbin.gateway.admission.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class CrossSiteFilterTests {

    @Test
    void aSenderThatIsNoBrowserPasses() {
        assertThat(CrossSiteFilter.isFromHere(headers("localhost:8080", null, null)))
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
    void theBrowserSaysWhichSite(String site, boolean passes) {
        // Origin would pass: what the browser says of the site counts first
        assertThat(CrossSiteFilter.isFromHere(headers("localhost:8080", "http://localhost:8080", site)))
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080, true",
        "localhost:8080, http://localhost:8090, false",
        "localhost:8080, http://localhost, false",
        "localhost:8080, http://127.0.0.1:8080, false",
        "shop.example, https://shop.example, true",
        "shop.example:443, https://shop.example, true",
        "shop.example, https://shop.example.evil.example, false",
        "shop.example, https://shop.example@evil.example, false",
        "shop.example, null, false",
        "shop.example, '', false",
        "shop.example, ':', false"
    })
    void elseTheOriginMustBeTheHost(String host, String origin, boolean passes) {
        assertThat(CrossSiteFilter.isFromHere(headers(host, origin, null))).isEqualTo(passes);
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
