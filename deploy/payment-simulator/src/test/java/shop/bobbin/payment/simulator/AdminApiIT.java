package shop.bobbin.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access to the admin API: neither web pages in a browser nor other users of the machine can inject faults. */
class AdminApiIT {

    private static final String PASSWORD = "right";
    private static final String HOST = "Host: 127.0.0.1";

    @TempDir
    private Path folder;

    private PaymentSimulator simulator;

    @BeforeEach
    void start() {
        simulator = start(PASSWORD);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /__admin/mappings",
                "POST /__admin/mappings",
                "DELETE /__admin/mappings",
                "POST /__admin/reset",
                "POST /__admin/shutdown",
                "POST /__admin/recordings/start",
                "GET /__admin/health?x=/__admin/mappings",
                "POST /__admin/health",
                "OPTIONS /__admin/mappings"
            })
    void requiresThePassword(String request) throws IOException {
        assertThat(send(request, HOST)).startsWith("HTTP/1.1 401");
        assertThat(send(request, HOST, authorization("wrong"))).startsWith("HTTP/1.1 401");
    }

    @Test
    void acceptsThePassword() throws IOException {
        assertThat(send("GET /__admin/mappings", HOST, authorization(PASSWORD))).startsWith("HTTP/1.1 200");
    }

    @Test
    void hasAPublicHealthEndpoint() throws IOException {
        assertThat(send("GET /__admin/health", HOST)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void isClosedWithoutAPassword(String blank) throws IOException {
        simulator.close();
        simulator = start(blank);

        assertThat(send("GET /__admin/mappings", HOST, authorization(blank))).startsWith("HTTP/1.1 401");
        assertThat(send("GET /__admin/health", HOST)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /__admin/mappings", "OPTIONS /__admin/mappings", "GET /__admin/health", "GET /v1/ledger"})
    void sendsNoCorsHeaders(String request) throws IOException {
        assertThat(send(
                        request,
                        HOST,
                        authorization(PASSWORD),
                        "Origin: http://evil.example",
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: authorization"))
                .doesNotContainIgnoringCase("access-control-allow");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8089, 200",
        "[::1]:8089, 200",
        "localhost:8089, 200",
        "payment-simulator:8089, 200",
        "payment-simulator.bobbin.svc.cluster.local:8089, 200",
        "evil.example:8089, 403",
        "127.0.0.1.evil.example, 403",
        "svc.evil.example, 403",
        "payment-simulator.bobbin.svc.evil.example, 403"
    })
    void rejectsPublicHostNames(String host, int status) throws IOException {
        assertThat(send("GET /__admin/mappings", "Host: " + host, authorization(PASSWORD)))
                .startsWith("HTTP/1.1 " + status);
        assertThat(send("GET /v1/ledger", "Host: " + host)).startsWith("HTTP/1.1 " + status);
        assertThat(send("GET /__admin/health", "Host: " + host)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void doesNotProxy() throws IOException {
        var stub =
                "{\"request\":{\"url\":\"/proxied\"},\"response\":{\"proxyBaseUrl\":\"http://127.0.0.1:%d/v1/ledger?\"}}"
                        .formatted(simulator.port());
        assertThat(exchange("POST /__admin/mappings", stub, HOST, authorization(PASSWORD)))
                .startsWith("HTTP/1.1 201");

        assertThat(send("GET /proxied", HOST)).startsWith("HTTP/1.1 500").doesNotContain("entries");
    }

    private PaymentSimulator start(@Nullable String password) {
        return PaymentSimulator.start(new StartOptions(0, "127.0.0.1", folder.resolve("ledger.jsonl"), password));
    }

    private static String authorization(String password) {
        return "Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (AdminAuthenticator.USERNAME + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private String send(String request, String... headers) throws IOException {
        return exchange(request, "", headers);
    }

    /** Sends the headers as given; HTTP clients of the JDK set some of them themselves. */
    private String exchange(String request, String body, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            var text = request + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
