package shop.bobbin.controlroom.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;

class ContainerShopIT {

    /** An address of TEST-NET-1 (RFC 5737), which no host has. */
    private static final String UNREACHABLE = "192.0.2.1";

    private static final String LOCALHOST = "127.0.0.1";

    @SuppressWarnings("NullAway.Init")
    private HttpServer instance;

    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        instance.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        instance.start();
    }

    @AfterEach
    void end() {
        instance.stop(0);
    }

    @Test
    void showsEachInstanceOfAHostName() {
        assertThat(statuses(Map.of("stock", List.of(LOCALHOST, UNREACHABLE))))
                .containsExactly(
                        new ProcessStatus("stock", ProcessState.UP, url(LOCALHOST), null, null),
                        new ProcessStatus("stock", ProcessState.DOWN, url(UNREACHABLE), null, null));
    }

    @Test
    void showsAnUnreadyInstanceAsDown() {
        status = 503;

        assertThat(statuses(Map.of("stock", List.of(LOCALHOST))))
                .containsExactly(new ProcessStatus("stock", ProcessState.DOWN, url(LOCALHOST), null, null));
    }

    @Test
    void showsAnUnknownHostNameAsDown() {
        assertThat(statuses(Map.of()))
                .containsExactly(new ProcessStatus("stock", ProcessState.DOWN, url("stock"), null, null));
    }

    @Test
    void showsOtherInstancesWhenOneDoesNotRespond() {
        var never = new CountDownLatch(1);
        var target = new ProbeTarget("stock", "stock", 1, "http://", (host, port) -> {
            if (host.equals("slow")) {
                waitFor(never);
            }
            return true;
        });
        var shop = new ContainerShop(List.of(target), name -> List.of("quick", "slow"));

        assertThat(shop.statuses().subList(0, 2))
                .extracting(ProcessStatus::url, ProcessStatus::state)
                .containsExactly(tuple("http://quick:1", ProcessState.UP), tuple("http://slow:1", ProcessState.DOWN));
    }

    @Test
    void respondsWithinFourSecondsWhenNothingResponds() {
        var never = new CountDownLatch(1);
        var target = new ProbeTarget("stock", "stock", 1, "http://", (host, port) -> {
            waitFor(never);
            return true;
        });
        var shop = new ContainerShop(List.of(target), name -> {
            waitFor(never);
            return List.of("late");
        });

        var statuses = assertTimeoutPreemptively(Duration.ofSeconds(4), shop::statuses);

        assertThat(statuses.getFirst())
                .isEqualTo(new ProcessStatus("stock", ProcessState.DOWN, "http://stock:1", null, null));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void probesEveryProcessOfTheShop() {
        var shop = ContainerShop.of(new EnvironmentVariables(
                Map.of("BOBBIN_KAFKA_BOOTSTRAP_SERVERS", "one.invalid:9092,two.invalid:9092")));

        assertThat(shop.statuses())
                .extracting(ProcessStatus::name)
                .containsExactly(
                        "payment-simulator",
                        "gateway",
                        "recommendation-service",
                        "catalog-service",
                        "order-service",
                        "wishlist-service",
                        "postgresql",
                        "kafka",
                        "kafka",
                        "control-room");
    }

    @Test
    void rejectsStartAndStopWithTheDockerCommand() {
        var shop = new ContainerShop(List.of(), name -> List.of());

        assertThatThrownBy(() -> shop.stopService("catalog-service"))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("docker compose stop catalog-service");
        assertThatThrownBy(() -> shop.startService("catalog-service"))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("docker compose start catalog-service");
        assertThatThrownBy(shop::shutdown)
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("docker compose down");
    }

    /** The statuses without the control room itself, which is always the last one. */
    private List<ProcessStatus> statuses(Map<String, List<String>> addresses) {
        var target = ProbeTarget.http("stock", instance.getAddress().getPort(), "/ready");
        var all = new ContainerShop(List.of(target), name -> addresses.getOrDefault(name, List.of())).statuses();
        assertThat(all.getLast().name()).isEqualTo("control-room");
        return all.subList(0, all.size() - 1);
    }

    private String url(String host) {
        return "http://" + host + ":" + instance.getAddress().getPort();
    }
}
