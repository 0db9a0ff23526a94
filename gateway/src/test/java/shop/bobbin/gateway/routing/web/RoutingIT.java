package shop.bobbin.gateway.routing.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import shop.bobbin.gateway.support.GatewayTest;

class RoutingIT extends GatewayTest {

    @Autowired
    private ObservationRegistry observations;

    @ParameterizedTest
    @CsvSource({
        "/api/products, catalog, /products",
        "/api/products?sku=A&sku=B%20C, catalog, /products?sku=A&sku=B%20C",
        "/api/products/YARN-MER-BLU, catalog, /products/YARN-MER-BLU",
        "/api/categories, catalog, /categories",
        "/api/pictures/YARN-MER-BLU.svg, catalog, /pictures/YARN-MER-BLU.svg",
        "/api/basket, order, /basket",
        "/api/orders/7/events, order, /orders/7/events",
        "/api/wishlist/items/YARN-MER-BLU, wishlist, /wishlist/items/YARN-MER-BLU",
        "/api/shared-wishlists/abc, wishlist, /shared-wishlists/abc",
        "/api/recommendations/trending, recommendation, /recommendations/trending"
    })
    void routesByPathAndRemovesTheApiPrefix(String path, String service, String servicePath) {
        shop().get()
                .uri(URI.create("http://localhost:" + port + path))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.service")
                .isEqualTo(service);
        assertThat(requestsSeenByServices())
                .singleElement()
                .satisfies(request -> assertThat(request.getUrl()).isEqualTo(servicePath));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/products",
                "/orders",
                "/api",
                "/api/",
                "/api/actuator",
                "/api/actuator/health",
                "/api/productsx",
                "/api/categories/x",
                "/api/pictures/x/y",
                "/api/shared-wishlists/x/y",
                "/api/v3/api-docs",
                "/api/swagger-ui.html",
                "/error",
                "/login",
                "/logout",
                "/webjars/x"
            })
    void isNotFoundElsewhere(String path) {
        shop().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:not-found")
                .jsonPath("$.instance")
                .isEqualTo(path)
                .jsonPath("$.trace")
                .doesNotExist();
        assertThat(requestsSeenByServices()).isEmpty();
    }

    @Test
    void hidesTheSecretOfASharingLinkInSpansAndMetrics() {
        var stopped = new ConcurrentLinkedQueue<String>();
        observations.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context observation) {
                stopped.add(observation.getName() + " " + observation.getAllKeyValues());
            }

            @Override
            public boolean supportsContext(Observation.Context observation) {
                return true;
            }
        });
        var secret = UUID.randomUUID().toString();

        shop().get()
                .uri("/api/shared-wishlists/" + secret)
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(requestsSeenByServices().getFirst().getUrl()).contains(secret);
        await().untilAsserted(() -> assertThat(stopped)
                .anySatisfy(keys -> assertThat(keys).contains("http.uri", "/api/shared-wishlists/*")));
        assertThat(stopped).noneMatch(keys -> keys.contains(secret));
    }

    @Test
    void setsForwardedHeadersAndIgnoresThoseOfTheClient() throws UnknownHostException {
        shop().get()
                .uri("/api/products")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=6.6.6.6")
                .header("Cookie", "other=1")
                .header("Proxy-Authorization", "Basic eDp5")
                .header("TE", "trailers")
                .exchange()
                .expectStatus()
                .isOk();
        var request = requestsSeenByServices().getFirst();
        assertThat(request.getHeaders().getHeader("X-Forwarded-For").values())
                .singleElement()
                .satisfies(address -> assertThat(InetAddress.getByName(address).isLoopbackAddress())
                        .isTrue());
        assertThat(request.getHeader("X-Forwarded-Host")).isEqualTo("localhost:" + port);
        assertThat(request.getHeader("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(request.getHeader("X-Forwarded-Prefix")).isEqualTo("/api");
        assertThat(request.getHeader("Host")).isEqualTo("127.0.0.1:" + CATALOG.port());
        assertThat(request.getHeaders().keys())
                .doesNotContain("Forwarded", "Cookie", "Authorization", "Proxy-Authorization", "TE");
    }

    @Test
    void continuesTheTraceOfTheClient() {
        shop().get()
                .uri("/api/products")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(requestsSeenByServices()
                        .getFirst()
                        .getHeaders()
                        .getHeader("traceparent")
                        .values())
                .singleElement()
                .satisfies(parent -> assertThat(parent)
                        .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                        .doesNotContain("b7ad6b7169203331")
                        .endsWith("-01"));
    }

    @Test
    void startsATraceWithoutOneOfTheClient() {
        shop().get().uri("/api/products").exchange().expectStatus().isOk();
        assertThat(requestsSeenByServices().getFirst().getHeader("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
    }

    @Test
    void forwardsAProblemOfAServiceUnchanged() {
        CATALOG.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(409)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\":\"urn:bobbin:problem:conflict\"}")));
        shop().get()
                .uri("/api/products")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .json("{\"type\":\"urn:bobbin:problem:conflict\"}");
    }

    @Test
    void hidesTheAddressCookiesAndServerOfAService() {
        ORDER.stubFor(post("/orders")
                .willReturn(created()
                        .withHeader("Location", addressOf(ORDER) + "/orders/7")
                        .withHeader("Set-Cookie", "JSESSIONID=1")
                        .withHeader("Server", "secret/1.0")));
        shop().post()
                .uri("/api/orders")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", "/api/orders/7")
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectHeader()
                .doesNotExist("Server");
    }

    @Test
    void addsSecurityHeadersToEveryResponse() {
        for (String path : new String[] {"/api/products", "/api/nothing", "/api/session"}) {
            shop().get()
                    .uri(path)
                    .exchange()
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .valueEquals("X-Frame-Options", "DENY")
                    .expectHeader()
                    .valueEquals("Referrer-Policy", "strict-origin-when-cross-origin")
                    .expectHeader()
                    .exists("Content-Security-Policy");
        }
    }

    @Test
    void leavesCachingToTheService() {
        CATALOG.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("ETag", "\"7\"")));
        shop().get()
                .uri("/api/products/YARN-MER-BLU")
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"7\"")
                .expectHeader()
                .doesNotExist("Cache-Control")
                .expectHeader()
                .doesNotExist("Pragma");
    }
}
