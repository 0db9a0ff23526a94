package shop.bobbin.gateway.routing.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import shop.bobbin.gateway.support.GatewayTest;

/** Services that stream, that interrupt responses, and that are unavailable. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FaultyServicesIT {

    private static final WireMockServer FAULTY = new WireMockServer(options().dynamicPort());
    private static final HttpServer STREAMS = streams();
    private static volatile CountDownLatch firstEventRead = new CountDownLatch(1);
    private static volatile CountDownLatch clientDisconnected = new CountDownLatch(1);

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        FAULTY.start();
        GatewayTest.keys(registry);
        registry.add("bobbin.routing.catalog", () -> "http://localhost:" + GatewayTest.freePort());
        registry.add("bobbin.routing.wishlist", () -> "http://no-such-host.invalid:8083");
        registry.add("bobbin.routing.recommendation", FAULTY::baseUrl);
        registry.add(
                "bobbin.routing.order",
                () -> "http://localhost:" + STREAMS.getAddress().getPort());
    }

    @BeforeEach
    void reset() {
        firstEventRead = new CountDownLatch(1);
        clientDisconnected = new CountDownLatch(1);
        FAULTY.resetAll();
    }

    @AfterAll
    static void stop() {
        STREAMS.stop(0);
        FAULTY.stop();
    }

    @Test
    void forwardsEachEventAtOnce() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(events("/api/orders/7/events"), BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                // the service sends the second event only after the first was read here
                assertThat(lines.readLine()).isEqualTo("data: first");
                firstEventRead.countDown();
                assertThat(lines.readLine()).isEmpty();
                assertThat(lines.readLine()).isEqualTo("data: second");
            }
        }
    }

    @Test
    void closesTheConnectionToTheServiceWhenTheClientDisconnects() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(events("/api/orders/7/endless"), BodyHandlers.ofInputStream());
            assertThat(response.body().read()).isEqualTo('d');
            response.body().close();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> clientDisconnected.getCount() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/products", "/api/wishlist"})
    void anUnavailableServiceIs503WithRetryAfter(String path) {
        shop().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectHeader()
                .valueEquals("Content-Type", "application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:unavailable")
                .jsonPath("$.instance")
                .isEqualTo(path);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
    void neverRepeatsAnUnsafeRequest(Fault fault) {
        FAULTY.stubFor(any(anyUrl()).willReturn(aResponse().withBody("ok")));
        // leaves a connection in the pool: on a pooled one Netty's client can retry a request that it has not begun to
        // send
        shop().get()
                .uri("/api/recommendations/trending")
                .exchange()
                .expectStatus()
                .isOk();
        FAULTY.resetAll();
        FAULTY.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        shop().post()
                .uri("/api/recommendations/x")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After");
        assertThat(FAULTY.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aResponseInterruptedBeforeItsBodyIs503() {
        shop().get()
                .uri("/api/orders/7/headless")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .doesNotExist("ETag")
                .expectHeader()
                .valueEquals("Content-Type", "application/problem+json");
    }

    @Test
    void aResponseInterruptedInItsBodyClosesTheConnection() {
        try (var client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.send(events("/api/orders/7/broken"), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    private HttpRequest events(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/event-stream")
                .build();
    }

    private WebTestClient shop() {
        return GatewayTest.client("http://localhost:" + port);
    }

    private static HttpServer streams() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/orders/7/events", FaultyServicesIT::twoEvents);
            server.createContext("/orders/7/endless", FaultyServicesIT::endless);
            server.createContext("/orders/7/broken", FaultyServicesIT::broken);
            server.createContext("/orders/7/headless", FaultyServicesIT::onlyHeaders);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void twoEvents(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            if (firstEventRead.await(20, TimeUnit.SECONDS)) {
                body.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            while (true) {
                body.write("data: tick\n\n".getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (IOException disconnected) {
            clientDisconnected.countDown();
        }
    }

    private static void broken(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void onlyHeaders(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
