package shop.bobbin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import shop.bobbin.gateway.support.GatewayTest;
import shop.bobbin.gateway.support.RawHttp;
import shop.bobbin.testing.ReactorRoot;

/** The gateway behind a real nginx, with the configuration that {@code docs/behind-a-proxy.md} shows. */
@Tag("proof") // needs nginx
@Timeout(60)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"compose", "published"}) // as deploy/compose/behind-a-proxy.yml sets them
@TestPropertySource(
        properties = {
            "bobbin.admission.public-origins=https://shop.example.com",
            "bobbin.access.secure-cookies=true",
            "bobbin.streams.proxies=127.0.0.1/32",
            "bobbin.streams.per-address=1"
        })
class BehindNginxIT {

    private static final CountDownLatch FIRST_EVENT_READ = new CountDownLatch(1);
    private static final HttpServer SERVICES = services();

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private Process nginx;
    private int nginxPort;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        GatewayTest.keys(registry);
        for (var service : List.of("catalog", "order", "wishlist", "recommendation")) {
            registry.add(
                    "bobbin.routing." + service,
                    () -> "http://127.0.0.1:" + SERVICES.getAddress().getPort());
        }
    }

    @BeforeEach
    void startNginx() throws IOException {
        nginxPort = GatewayTest.freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr warn;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    %2$s
                }
                """.formatted(
                        folder,
                        documentedConfiguration()
                                .replace("127.0.0.1:8080", "127.0.0.1:" + port)
                                .replace("listen 80;", "listen 127.0.0.1:%d;".formatted(nginxPort))));
        nginx = new ProcessBuilder(binary(), "-e", "stderr", "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        await().until(() -> !nginx.isAlive() || acceptsConnections());
        assertThat(nginx.isAlive())
                .as(Files.readString(folder.resolve("nginx.log")))
                .isTrue();
    }

    @AfterEach
    void stopNginx() throws InterruptedException {
        nginx.destroy();
        assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @AfterAll
    static void stop() {
        SERVICES.stop(0);
    }

    @Test
    void acceptsUnsafeRequestsOfThePublicOrigin() {
        var response = proxied()
                .post()
                .uri("/api/session")
                .header("Host", "shop.example.com")
                .header("Origin", "https://shop.example.com")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult();
        var cookie = Objects.requireNonNull(response.getResponseCookies().getFirst("bobbin_session"));
        assertThat(cookie.isSecure()).isTrue();
        proxied()
                .put()
                .uri("/api/basket/lines/YARN-MER-BLU")
                .header("Host", "shop.example.com")
                .header("Origin", "https://shop.example.com")
                .header("Cookie", "bobbin_session=" + cookie.getValue())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"quantity\":1}")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example", "http://bobbin", "http://shop.example.com", "null"})
    void rejectsUnsafeRequestsOfOtherOrigins(String origin) {
        proxied()
                .post()
                .uri("/api/session")
                .header("Origin", origin)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/products?q=a|b, 200", "HEAD, /api/products, 200", "GET, /api/nothing, 404"})
    void forwardsReads(String method, String path, int status) throws IOException {
        String response = RawHttp.exchange(
                nginxPort, method + " " + path + " HTTP/1.1\r\nHost: shop.example.com\r\nConnection: close\r\n\r\n");
        assertThat(RawHttp.status(response)).isEqualTo(status);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // other systems do not have 127.0.0.2 and 127.0.0.3
    void forwardsEventsAtOnceAndLimitsStreamsByClientAddress() throws IOException {
        try (var socket = connect("127.0.0.2");
                var events = eventsOn(socket)) {
            assertThat(events.readLine()).startsWith("HTTP/1.1 200 ");
            await().until(() -> events.readLine().equals("data: first"));
            try (var second = connect("127.0.0.2");
                    var response = eventsOn(second)) {
                assertThat(response.readLine()).startsWith("HTTP/1.1 429 ");
            }
            try (var other = connect("127.0.0.3");
                    var response = eventsOn(other)) {
                assertThat(response.readLine()).startsWith("HTTP/1.1 200 ");
            }
            FIRST_EVENT_READ.countDown();
            await().until(() -> events.readLine().equals("data: second"));
        }
    }

    @Test
    void metricsAreDeniedThroughTheProxy() throws IOException {
        assertThat(RawHttp.status(RawHttp.get(nginxPort, "/actuator/prometheus")))
                .isEqualTo(401);
        assertThat(RawHttp.status(RawHttp.get(nginxPort, "/actuator/health"))).isEqualTo(200);
    }

    private Socket connect(String from) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), nginxPort, InetAddress.ofLiteral(from), 0);
    }

    private static BufferedReader eventsOn(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write("GET /api/wishlist/alerts/events HTTP/1.1\r\nHost: shop.example.com\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private WebTestClient proxied() {
        return GatewayTest.client("http://127.0.0.1:" + nginxPort);
    }

    private static String documentedConfiguration() throws IOException {
        String page = Files.readString(ReactorRoot.resolve("docs/behind-a-proxy.md"));
        return page.substring(page.indexOf("```nginx") + "```nginx".length(), page.lastIndexOf("```"));
    }

    private static String binary() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test needs nginx: apt-get install nginx-light"));
    }

    private boolean acceptsConnections() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), nginxPort)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpServer services() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.createContext("/wishlist/alerts/events", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                try (var body = exchange.getResponseBody()) {
                    body.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
                    body.flush();
                    if (FIRST_EVENT_READ.await(20, TimeUnit.SECONDS)) {
                        body.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
