package shop.bobbin.supervisor.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.bobbin.backing.BackingServer;
import shop.bobbin.backing.Topic;
import shop.bobbin.supervisor.keys.Passwords;
import shop.bobbin.supervisor.process.Console;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;

/** A real PostgreSQL and a real Kafka, monitored and restarted. */
class LocalBackingIT {

    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @TempDir
    private Path state;

    private LocalBacking backing;

    @BeforeEach
    void start() throws Exception {
        var settings = ShopSettings.ephemeral(CHECKOUT, state);
        Files.createDirectories(settings.logs());
        backing = new LocalBacking(
                settings,
                new Passwords(settings.keys()),
                new Console(new PrintStream(console, true, StandardCharsets.UTF_8)));
        backing.start();
        backing.await();
    }

    @AfterEach
    void stop() {
        backing.close();
    }

    @Test
    void reportsAKilledServerAndRestartsIt() throws SQLException {
        var servers = Map.<String, BackingServer>of(
                "postgresql",
                backing.await().postgres(),
                "kafka",
                backing.await().kafka());
        for (var server : servers.entrySet()) {
            var name = server.getKey();
            var running = status(name);
            assertThat(running.state()).isEqualTo(ProcessState.UP);

            server.getValue().crash();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> consoleOutput().contains(name + " has exited unexpectedly"));
            assertThat(status(name).state()).isEqualTo(ProcessState.DOWN);

            backing.process(name).start();
            assertThat(status(name).state()).isEqualTo(ProcessState.UP);
            if (running.pid() != null) { // null for containers
                assertThat(status(name).pid()).isNotEqualTo(running.pid());
            }
        }
        backing.await().kafka().provision(Topic.read(CHECKOUT.resolve("deploy/topics.txt")));
        DriverManager.getConnection(
                        backing.jdbcUrl("orders"), "orders", new Passwords(state.resolve("keys")).of("orders"))
                .close();
    }

    private ProcessStatus status(String name) {
        return backing.statuses().stream()
                .filter(status -> status.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private String consoleOutput() {
        return console.toString(StandardCharsets.UTF_8);
    }
}
