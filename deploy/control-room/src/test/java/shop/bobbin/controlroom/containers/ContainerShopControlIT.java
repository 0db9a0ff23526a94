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
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.process.State;

class ContainerShopIT {

    /** Reserved for documents: nobody has it. */
    private static final String NOBODY = "192.0.2.1";

    private static final String HERE = "127.0.0.1";

    @SuppressWarnings("NullAway.Init")
    private HttpServer instance;

    private volatile int answer = 200;

    @BeforeEach
    void serve() throws IOException {
        instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        instance.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        instance.start();
    }

    @AfterEach
    void end() {
        instance.stop(0);
    }

    @Test
    void showsEachInstanceBehindAName() {
        assertThat(statuses(Map.of("shelf", List.of(HERE, NOBODY))))
                .containsExactly(
                        new ProcessStatus("shelf", State.UP, url(HERE), null, null),
                        new ProcessStatus("shelf", State.DOWN, url(NOBODY), null, null));
    }

    @Test
    void showsAsDownWhatIsNotReady() {
        answer = 503;

        assertThat(statuses(Map.of("shelf", List.of(HERE))))
                .containsExactly(new ProcessStatus("shelf", State.DOWN, url(HERE), null, null));
    }

    @Test
    void showsAsDownANameThatNobodyHas() {
        assertThat(statuses(Map.of()))
                .containsExactly(new ProcessStatus("shelf", State.DOWN, url("shelf"), null, null));
    }

    @Test
    void anInstanceThatKeepsUsWaitingHidesNoOther() {
        var never = new CountDownLatch(1);
        var neighbour = new Neighbour("shelf", "shelf", 1, "http://", (host, port) -> {
            if (host.equals("slow")) {
                waitFor(never);
            }
            return true;
        });
        var shop = new ContainerShop(List.of(neighbour), name -> List.of("quick", "slow"));

        assertThat(shop.statuses().subList(0, 2))
                .extracting(ProcessStatus::url, ProcessStatus::state)
                .containsExactly(tuple("http://quick:1", State.UP), tuple("http://slow:1", State.DOWN));
    }

    @Test
    void answersWithinFourSecondsThoughNobodyAnswersUs() {
        var never = new CountDownLatch(1);
        var neighbour = new Neighbour("shelf", "shelf", 1, "http://", (host, port) -> {
            waitFor(never);
            return true;
        });
        var shop = new ContainerShop(List.of(neighbour), name -> {
            waitFor(never);
            return List.of("late");
        });

        var statuses = assertTimeoutPreemptively(Duration.ofSeconds(4), shop::statuses);

        assertThat(statuses.getFirst()).isEqualTo(new ProcessStatus("shelf", State.DOWN, "http://shelf:1", null, null));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void looksForEveryProcessOfTheShop() {
        var shop = ContainerShop.of(
                new Variables(Map.of("BOBBIN_KAFKA_BOOTSTRAP_SERVERS", "one.invalid:9092,two.invalid:9092")));

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
    void startsAndStopsNothingAndSaysWhoDoes() {
        var shop = new ContainerShop(List.of(), name -> List.of());

        assertThatThrownBy(() -> shop.stopService("catalog-service"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("docker compose stop catalog-service");
        assertThatThrownBy(() -> shop.startService("catalog-service"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("docker compose start catalog-service");
        assertThatThrownBy(shop::shutdown).isInstanceOf(CannotStart.class).hasMessageContaining("docker compose down");
    }

    /** Without the control room itself, which is always there. */
    private List<ProcessStatus> statuses(Map<String, List<String>> addresses) {
        var neighbour = Neighbour.http("shelf", instance.getAddress().getPort(), "/ready");
        var all = new ContainerShop(List.of(neighbour), name -> addresses.getOrDefault(name, List.of())).statuses();
        assertThat(all.getLast().name()).isEqualTo("control-room");
        return all.subList(0, all.size() - 1);
    }

    private String url(String host) {
        return "http://" + host + ":" + instance.getAddress().getPort();
    }
}
