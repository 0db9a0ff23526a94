package shop.bobbin.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import shop.bobbin.chassis.ledger.Ledger;
import tools.jackson.databind.json.JsonMapper;

/** A relay whose process is suspended with open connections: the database releases its lock when the lease has expired. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGSTOP")
class RelayLeaseIT {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(35);

    private final OutboxDatabase outbox = new OutboxDatabase("lease");
    private final OutboxRelay other = TestRelay.of(outbox.dataSource(), outbox.producers(), LEASE);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        other.stop();
        outbox.close();
    }

    @Test
    void expiresForASuspendedProcessThatPublishesNothingAfterItResumes() throws IOException {
        var log = folder.resolve("relay.log");
        var suspended = startRelay(log);
        try {
            outbox.store(1, 3);
            await().atMost(TIMEOUT).until(outbox::isDrained);
            other.start();
            signal(suspended, "STOP");
            outbox.store(4, 6);

            await().atMost(TIMEOUT).until(outbox::isDrained);
            signal(suspended, "CONT");
            await().atMost(TIMEOUT).until(() -> Files.readString(log).contains("has lost the leadership"));
            outbox.store(7, 9);
            await().atMost(TIMEOUT).until(outbox::isDrained);
        } finally {
            suspended.destroyForcibly();
        }

        assertThat(outbox.publishedVersions())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void endsWithTheLock() throws SQLException {
        try (var connection = outbox.dataSource().getConnection()) {
            var before = idleSessionTimeout(connection);
            try (var table = new OutboxTable(connection, JsonMapper.shared())) {
                assertThat(table.tryLock(LEASE)).isTrue();
                assertThat(idleSessionTimeout(connection)).isEqualTo("2s");
                try (var second = outbox.dataSource().getConnection();
                        var otherTable = new OutboxTable(second, JsonMapper.shared())) {
                    assertThat(otherTable.tryLock(LEASE)).isFalse();
                    assertThat(idleSessionTimeout(second)).isEqualTo(before);
                }
            }
            assertThat(idleSessionTimeout(connection)).isEqualTo(before);
        }
    }

    private static String idleSessionTimeout(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("show idle_session_timeout")) {
            result.next();
            return result.getString(1);
        }
    }

    private Process startRelay(Path log) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestRelay.class.getName(),
                        outbox.jdbcUrl(),
                        outbox.name(),
                        Ledger.backing().kafka().bootstrapServers(),
                        outbox.topic(),
                        LEASE.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void signal(Process process, String signal) {
        try {
            var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
