package shop.bobbin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import shop.bobbin.gateway.support.GatewayTest;

/**
 * The status by path, method and role. The services of this test respond to every request with 200: the gateway forwards all
 * methods under a route, and the services authorize them.
 */
class GatewayAccessRulesIT extends GatewayTest {

    private static final Map<String, String> COOKIES = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource({
        // path, methods, anonymous, guest, merchandiser, operator
        "/api/products, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/products/YARN-MER-BLU, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/products/YARN-MER-BLU/stock, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/categories, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/pictures/YARN-MER-BLU.svg, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/basket, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/basket/lines/YARN-MER-BLU, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/orders, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/orders/7, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/orders/7/events, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/wishlist, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/wishlist/alerts/events, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/wishlist/sharing-links, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/shared-wishlists/abc, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/recommendations/trending, GET HEAD OPTIONS POST PUT PATCH DELETE, 200, 200, 200, 200",
        "/api/session, GET HEAD, 401, 200, 200, 200",
        "/api/session, OPTIONS, 200, 200, 200, 200",
        "/api/session, POST, 201, 201, 201, 201",
        "/api/session, DELETE, 204, 204, 204, 204",
        "/api/session, PUT PATCH, 405, 405, 405, 405",
        "/actuator/health, GET HEAD OPTIONS, 200, 200, 200, 200",
        "/actuator/health, POST PUT PATCH DELETE, 405, 405, 405, 405",
        "/actuator/health/readiness, GET HEAD OPTIONS, 200, 200, 200, 200",
        "/actuator/info, GET HEAD OPTIONS, 200, 200, 200, 200",
        "/actuator/prometheus, GET HEAD OPTIONS, 200, 200, 200, 200",
        "/actuator/loggers, GET HEAD OPTIONS, 401, 403, 403, 200",
        "/actuator/loggers, PUT PATCH DELETE, 401, 403, 403, 405",
        "/actuator/env, GET HEAD OPTIONS POST PUT PATCH DELETE, 401, 403, 403, 404",
        "/, GET HEAD OPTIONS POST PUT PATCH DELETE, 404, 404, 404, 404",
        "/api/nothing, GET HEAD OPTIONS POST PUT PATCH DELETE, 404, 404, 404, 404",
        "/products, GET HEAD OPTIONS POST PUT PATCH DELETE, 404, 404, 404, 404",
        "/api/products, TRACE PROPFIND, 400, 400, 400, 400",
        "/api/session, TRACE PROPFIND, 400, 400, 400, 400"
    })
    void authorizesByPathMethodAndRole(
            String path, String methods, int anonymous, int guest, int merchandiser, int operator) {
        var expected = Map.of("", anonymous, "{}", guest, account("mercer"), merchandiser, account("olga"), operator);
        for (String method : methods.split(" ")) {
            var statuses = new TreeMap<String, Integer>();
            expected.keySet().forEach(signIn -> statuses.put(signIn, status(method, path, signIn)));
            assertThat(statuses).as("%s %s", method, path).isEqualTo(expected);
        }
    }

    @Test
    void listsTheMethodsOfASession() {
        for (HttpMethod method : List.of(HttpMethod.OPTIONS, HttpMethod.PUT)) {
            var allowed = shop().method(method)
                    .uri("/api/session")
                    .exchange()
                    .returnResult(Void.class)
                    .getResponseHeaders()
                    .getAllow();
            assertThat(allowed)
                    .as("%s", method)
                    .containsExactlyInAnyOrder(
                            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE, HttpMethod.OPTIONS);
        }
    }

    /** A preflight request gets a response without CORS headers, so that the browser blocks the actual request. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/products", "/api/basket", "/api/session", "/actuator/health"})
    void allowsNoCrossOriginRequest(String path) {
        for (String method : List.of("OPTIONS", "GET")) {
            shop().method(HttpMethod.valueOf(method))
                    .uri(path)
                    .cookie("bobbin_session", cookie("{}"))
                    .header(HttpHeaders.ORIGIN, "https://evil.example")
                    .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "PUT")
                    .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "content-type")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)
                    .expectHeader()
                    .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS)
                    .expectHeader()
                    .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
        }
    }

    private int status(String method, String path, String signIn) {
        var request = shop().method(HttpMethod.valueOf(method)).uri(path);
        if (!signIn.isEmpty()) {
            request.cookie("bobbin_session", cookie(signIn));
        }
        var response = request.exchange().expectBody().returnResult();
        if (response.getStatus().isError() && !method.equals("HEAD")) {
            assertThat(response.getResponseHeaders().getFirst("Content-Type")).isEqualTo("application/problem+json");
        }
        if (method.equals("HEAD")) {
            assertThat(response.getResponseBody()).isNull();
        }
        return response.getStatus().value();
    }

    private String cookie(String signIn) {
        return COOKIES.computeIfAbsent(signIn, this::session);
    }

    private static String account(String name) {
        return "{\"username\":\"%s\",\"password\":\"haberdashery\"}".formatted(name);
    }
}
