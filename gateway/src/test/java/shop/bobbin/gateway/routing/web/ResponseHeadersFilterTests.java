package shop.bobbin.gateway.routing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHeadersFilterTests {

    @ParameterizedTest
    @CsvSource({
        "/orders/7, /api/orders/7",
        "/api/orders/7, /api/orders/7",
        "http://localhost:8082/api/orders/7, /api/orders/7",
        "http://localhost:8082/orders/7?a=b, /api/orders/7?a=b",
        "http://localhost:80829/orders/7, http://localhost:80829/orders/7",
        "https://pay.example/7, https://pay.example/7",
        "//elsewhere.example/7, //elsewhere.example/7",
        "7, 7"
    })
    void rewritesLocationToThePublicPath(String location, String publicLocation) {
        assertThat(ResponseHeadersFilter.toPublicLocation(location, URI.create("http://localhost:8082/orders")))
                .isEqualTo(publicLocation);
    }
}
