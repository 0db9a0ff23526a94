package shop.bobbin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import shop.bobbin.gateway.support.GatewayTest;
import shop.bobbin.gateway.support.RawHttp;

/** Slow services and slow clients, with short timeouts, low stream limits and two pooled connections to a service. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=2",
            "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=1000",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=3s",
            "bobbin.routing.time-limits.order=3s",
            "bobbin.routing.time-limits.order-streams=3s",
            "bobbin.admission.time-limit=1s",
            "bobbin.streams.per-customer=3",
            "bobbin.streams.per-address=4",
            "bobbin.streams.total=5",
            "bobbin.streams.proxies=127.0.0.2/32"
        })
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
@Tag("proof")
class SlowClientsAndServicesIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final AtomicInteger OPEN_STREAMS = new AtomicInteger();
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final HttpServer ORDER = order();
    private static final ServerSocket WISHLIST = wishlist();
    private static final int CATALOG = GatewayTest.freePort();
    private static volatile CountDownLatch testIsOver = new CountDownLatch(1);

    @LocalServerPort
    private int port;

    private final List<HttpClient> clients = new ArrayList<>();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        GatewayTest.keys(registry);
        var order = "http://127.0.0.1:" + ORDER.getAddress().getPort();
        registry.add("bobbin.routing.order", () -> order);
        registry.add("bobbin.routing.wishlist", () -> "http://127.0.0.1:" + WISHLIST.getLocalPort());
        registry.add("bobbin.routing.recommendation", () -> order);
        registry.add("bobbin.routing.catalog", () -> "http://127.0.0.1:" + CATALOG);
    }

    @BeforeEach
    void begin() {
        testIsOver = new CountDownLatch(1);
        CALLS.set(0);
    }

    @AfterEach
    void end() {
        clients.forEach(HttpClient::shutdownNow);
        testIsOver.countDown();
        await().until(() -> OPEN_STREAMS.get() == 0);
    }

    @AfterAll
    static void stop() throws IOException {
        ORDER.stop(0);
        WISHLIST.close();
        THREADS.shutdownNow();
    }

    @Test
    void aServiceThatDoesNotRespondTimesOutAndFreesItsConnection() {
        for (int call = 0; call < 3; call++) {
            shop().get()
                    .uri("/api/orders/silent")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(504)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:bobbin:problem:upstream-timeout");
        }
        shop().get().uri("/api/orders").exchange().expectStatus().isOk();
    }

    @Test
    void anIncompleteResponseFreesItsConnection() {
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> send(request("/api/orders/half").build())).isInstanceOf(IOException.class);
        }
        shop().get().uri("/api/orders").exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders/silent/events, 504, /api/orders",
        "/api/orders/7/events, 200, /api/orders",
        "/api/wishlist/alerts/events, 200, /api/wishlist"
    })
    void headOfAStreamDoesNotAffectPooledConnections(String stream, int status, String call) {
        for (int attempt = 0; attempt < 3; attempt++) {
            shop().head().uri(stream).exchange().expectStatus().isEqualTo(status);
            shop().get()
                    .uri(call)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .isEqualTo("orders");
        }
    }

    @Test
    void aStreamMayLastLongerThanTheTimeout() throws Exception {
        try (var events = stream("/api/orders/7/events", "127.0.0.1").body()) {
            assertThat(events.read()).isEqualTo('a');
            // the service writes the second letter after the timeout
            assertThat(events.read()).isEqualTo('b');
        }
    }

    @Test
    void anIncompleteBodyTimesOutBeforeAServiceIsCalled() throws IOException {
        String response = RawHttp.exchange(
                port, "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{\"cardToken\"");

        assertThat(response)
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("connection: close")
                .contains("urn:bobbin:problem:request-timeout");
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void incompleteHeadersTimeOut() throws IOException {
        assertThat(RawHttp.exchange(port, "GET /api/orders HTTP/1.1\r\nHost: local"))
                .startsWith("HTTP/1.1 408 ")
                .contains("urn:bobbin:problem:request-timeout");
    }

    @Test
    void anIdleConnectionStaysOpen() throws Exception {
        byte[] request = "GET /api/orders HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            for (int call = 0; call < 2; call++) {
                socket.getOutputStream().write(request);
                var response = new StringBuilder();
                while (!response.toString().endsWith("orders")) {
                    int next = socket.getInputStream().read();
                    assertThat(next).as(response.toString()).isNotEqualTo(-1);
                    response.append((char) next);
                }
                assertThat(response.toString()).startsWith("HTTP/1.1 200 OK");
                await().pollDelay(Duration.ofMillis(1_500)).until(() -> true); // longer than the timeout for headers
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/session"})
    void aDisconnectWhileSendingIsNotAnError(String path, @Autowired MeterRegistry metrics, CapturedOutput output)
            throws IOException {
        double serverErrors = serverErrors(metrics);
        double aborted = aborted(metrics);
        for (boolean orderly : new boolean[] {true, false}) {
            disconnectWhileSending(path, "Content-Length: 100\r\n\r\n{\"", orderly);
            disconnectWhileSending(path, "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"", orderly);
        }
        await().until(() -> aborted(metrics) >= aborted + 2);
        assertThat(serverErrors(metrics)).isEqualTo(serverErrors);
        assertThat(CALLS).hasValue(0);
        assertThat(warnings(output)).isEmpty();
    }

    private void disconnectWhileSending(String path, String rest, boolean orderly) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
            socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.setSoLinger(!orderly, 0); // a reset (RST) instead of an orderly close
        }
    }

    @Test
    void aDisconnectBeforeTheResponseIsNotAnError(@Autowired MeterRegistry metrics, CapturedOutput output)
            throws IOException {
        double before = serverErrors(metrics);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /api/orders/silent HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> CALLS.get() == 1);
            socket.setSoLinger(true, 0);
        }
        shop().get().uri("/api/orders").exchange().expectStatus().isOk();
        assertThat(serverErrors(metrics)).isEqualTo(before);
        assertThat(warnings(output)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // only Linux has 127.0.0.3 by default
    void streamsUseNoPooledConnections() throws Exception {
        for (String address : List.of("127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.3", "127.0.0.3")) {
            assertThat(stream("/api/orders/7/events", address).statusCode()).isEqualTo(200);
        }
        shop().get().uri("/api/orders").exchange().expectStatus().isOk();
        shop().post()
                .uri("/api/orders")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isOk();

        var sixth = stream("/api/orders/8/events", "127.0.0.3");
        assertThat(sixth.statusCode()).isEqualTo(503);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // only Linux has 127.0.0.3 by default
    void limitsStreamsPerCustomerUntilOneEnds() throws Exception {
        var cookie = "bobbin_session=" + GatewayTest.session(shop(), "{}");
        var first = stream("/api/orders/7/events", "127.0.0.1", "Cookie", cookie);
        stream("/api/orders/7/events", "127.0.0.3", "Cookie", cookie);
        stream("/api/orders/8/events", "127.0.0.4", "Cookie", cookie);

        var fourth = stream("/api/orders/7/events", "127.0.0.5", "Cookie", cookie);
        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(fourth.headers().firstValue("Retry-After")).isPresent();
        assertThat(fourth.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new String(fourth.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("urn:bobbin:problem:too-many-requests");

        first.body().close();
        await().until(() ->
                stream("/api/orders/7/events", "127.0.0.5", "Cookie", cookie).statusCode() == 200);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // only Linux has 127.0.0.3 by default
    void limitsStreamsPerClientAddressAlsoBehindAProxy() throws Exception {
        for (int call = 0; call < 4; call++) {
            assertThat(stream("/api/orders/7/events", "127.0.0.1").statusCode()).isEqualTo(200);
        }
        assertThat(stream("/api/orders/7/events", "127.0.0.1").statusCode()).isEqualTo(429);
        // not a trusted proxy, so the header is ignored
        assertThat(stream("/api/orders/7/events", "127.0.0.1", "X-Forwarded-For", "198.51.100.7")
                        .statusCode())
                .isEqualTo(429);
        assertThat(stream("/api/orders/7/events", "127.0.0.2", "X-Forwarded-For", "127.0.0.1")
                        .statusCode())
                .isEqualTo(429);
        assertThat(stream("/api/orders/7/events", "127.0.0.2", "X-Forwarded-For", "127.0.0.1, 198.51.100.7")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void logsAnOutageOnceAtItsStartAndOnceAtItsEnd(CapturedOutput output) throws IOException {
        for (int call = 0; call < 40; call++) {
            shop().get()
                    .uri("/api/products")
                    .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503);
        }
        assertThat(warnings(output))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("The catalog service is unavailable", TRACE));
        assertThat(lines(output, "is unreachable"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(TRACE));

        var catalog = server(CATALOG);
        try {
            catalog.createContext("/", exchange -> respond(exchange, "products"));
            catalog.start();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                shop().get().uri("/api/products").exchange().expectStatus().isOk();
                assertThat(output).contains("The catalog service is available again");
            });
            assertThat(warnings(output)).hasSize(1);
            assertThat(lines(output, "is unreachable")).hasSize(1);
        } finally {
            catalog.stop(0);
        }
    }

    private static List<String> lines(CapturedOutput output, String text) {
        return output.getAll().lines().filter(line -> line.contains(text)).toList();
    }

    private static List<String> warnings(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
    }

    private static double serverErrors(MeterRegistry metrics) {
        return metrics.find("http.server.requests").tag("outcome", "SERVER_ERROR").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private static double aborted(MeterRegistry metrics) {
        return metrics.find("http.server.requests").tag("outcome", "UNKNOWN").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client("127.0.0.1").send(request, BodyHandlers.ofString());
    }

    private HttpResponse<InputStream> stream(String path, String from, String... headers)
            throws IOException, InterruptedException {
        var request = request(path).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client(from).send(request.build(), BodyHandlers.ofInputStream());
    }

    private HttpClient client(String from) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(from))
                .build();
        clients.add(client);
        return client;
    }

    private WebTestClient shop() {
        return GatewayTest.client("http://127.0.0.1:" + port)
                .mutate()
                .responseTimeout(Duration.ofSeconds(8))
                .build();
    }

    private static HttpServer order() {
        var server = server(0);
        server.createContext("/", exchange -> respond(exchange, "orders"));
        server.createContext("/orders/7/events", SlowClientsAndServicesIT::events);
        server.createContext("/orders/8/events", SlowClientsAndServicesIT::events);
        server.createContext("/orders/silent", exchange -> awaitEndOfTest());
        server.createContext("/orders/half", SlowClientsAndServicesIT::half);
        server.start();
        return server;
    }

    private static HttpServer server(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(THREADS);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void respond(HttpExchange exchange, String body) throws IOException {
        CALLS.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void awaitEndOfTest() {
        CALLS.incrementAndGet();
        try {
            testIsOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void half(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        awaitEndOfTest();
    }

    /** Writes a letter, after four seconds another one, and then spaces, to detect when the client disconnects. */
    private static void events(HttpExchange exchange) throws IOException {
        OPEN_STREAMS.incrementAndGet();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write('a');
            body.flush();
            if (testIsOver.await(4, TimeUnit.SECONDS)) {
                return;
            }
            body.write('b');
            body.flush();
            while (!testIsOver.await(100, TimeUnit.MILLISECONDS)) {
                body.write(' ');
                body.flush();
            }
        } catch (IOException disconnected) {
            // the gateway closed the connection because its client did
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            OPEN_STREAMS.decrementAndGet();
        }
    }

    /** Responds to HEAD with a body, against RFC 9110, and to other requests with six letters. */
    private static ServerSocket wishlist() {
        try {
            var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            THREADS.execute(() -> {
                while (!server.isClosed()) {
                    try {
                        var connection = server.accept();
                        THREADS.execute(() -> serve(connection));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                boolean head = line.startsWith("HEAD ");
                while (!line.isEmpty()) {
                    line = in.readLine();
                }
                String response = head
                        ? "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "5\r\ndata:\r\n"
                        : "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\norders";
                connection.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().flush();
            }
        } catch (IOException disconnected) {
            // nothing to clean up
        }
    }
}
