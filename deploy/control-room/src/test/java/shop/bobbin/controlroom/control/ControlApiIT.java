package shop.bobbin.controlroom.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;

class ControlApiIT {

    private static final ControlSecret SECRET = ControlSecret.generate();

    private final FakeShop shop = new FakeShop();

    @SuppressWarnings("NullAway.Init")
    private ControlApi api;

    @SuppressWarnings("NullAway.Init")
    private ControlClient client;

    @BeforeEach
    void serve() {
        api = ControlApi.start(shop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SECRET);
        client = new ControlClient(URI.create("http://127.0.0.1:" + api.port()), SECRET);
    }

    @AfterEach
    void end() {
        api.close();
    }

    @Test
    void returnsTheStatus() {
        assertThat(client.status()).isEqualTo(shop.statuses());
    }

    @Test
    void stopsAndStartsAService() {
        client.act("/services/catalog/stop");
        client.act("/services/catalog/start");

        assertThat(shop.actions).containsExactly("stop catalog", "start catalog");
    }

    @Test
    void returnsTheErrorOfTheShop() {
        assertThatThrownBy(() -> client.act("/services/unknown/stop"))
                .isInstanceOf(ControlException.class)
                .hasMessage("Unknown service 'unknown'.");
    }

    @Test
    void respondsBeforeTheShutdown() {
        client.act("/shutdown");

        await().until(() -> shop.shutdowns.get() == 1);
    }

    @Test
    void shutsDownOnceForOneRequest() {
        client.act("/shutdown");
        client.status();
        client.act("/services/catalog/stop");

        await().during(Duration.ofMillis(300)).until(() -> shop.shutdowns.get() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8090, 200",
        "10.1.2.3:8090, 200",
        "[fd00::7]:8090, 200",
        "localhost, 200",
        "shop.evil.example:8090, 403",
        "127.0.0.1.evil.example, 403",
        "localhost.evil.example:8090, 403",
        "control-room:8090, 403"
    })
    void rejectsOtherHostNames(String host, int status) throws IOException {
        assertThat(send("GET /status", "Host: " + host + "\r\nX-Bobbin: " + SECRET.value()))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /status", "POST /services/catalog/stop", "POST /shutdown", "OPTIONS /shutdown"})
    void rejectsRequestsWithoutTheSecret(String request) throws IOException {
        assertThat(send(request, "Host: localhost")).startsWith("HTTP/1.1 403");
        assertThat(send(request, "Host: localhost\r\nX-Bobbin: 1")).startsWith("HTTP/1.1 403");
        assertThat(send(request, "Host: localhost\r\nX-Bobbin: ")).startsWith("HTTP/1.1 403");
        assertThat(shop.actions).isEmpty();
        assertThat(shop.shutdowns.get()).isZero();
    }

    @Test
    void returnsTheStatusWithoutASecret() throws IOException {
        startWithoutASecret();

        assertThat(send("GET /status", "Host: localhost")).startsWith("HTTP/1.1 200");
        assertThat(send("POST /services/catalog/stop", "Host: localhost")).startsWith("HTTP/1.1 403");
    }

    @Test
    void rejectsActionsWithoutTheHeader() throws IOException {
        startWithoutASecret();

        assertThat(send("POST /services/catalog/stop", "Host: localhost")).startsWith("HTTP/1.1 403");
        assertThat(shop.actions).isEmpty();
    }

    @Test
    void rejectsCorsPreflights() throws IOException {
        assertThat(send("OPTIONS /services/catalog/stop", "Host: localhost\r\nX-Bobbin: " + SECRET.value()))
                .startsWith("HTTP/1.1 405")
                .doesNotContainIgnoringCase("access-control-allow");
    }

    private void startWithoutASecret() throws IOException {
        api.close();
        api = ControlApi.start(shop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null);
    }

    /** Over a plain socket, since the JDK's HTTP clients do not let us set the Host header by default. */
    private String send(String request, String header) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            var text = request + " HTTP/1.1\r\n" + header + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class FakeShop implements ControlledShop {

        private final List<String> actions = new ArrayList<>();
        private final AtomicInteger shutdowns = new AtomicInteger();

        @Override
        public List<ProcessStatus> statuses() {
            return List.of(new ProcessStatus("catalog", ProcessState.UP, "http://catalog:1", null, null));
        }

        @Override
        public void startService(String name) {
            actions.add("start " + name);
        }

        @Override
        public void stopService(String name) {
            if (name.equals("unknown")) {
                throw new ControlException("Unknown service 'unknown'.");
            }
            actions.add("stop " + name);
        }

        @Override
        public Runnable shutdown() {
            return shutdowns::incrementAndGet;
        }
    }
}
