package shop.bobbin.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.backing.Topic;
import shop.bobbin.chassis.ledger.EventLog;
import shop.bobbin.chassis.ledger.Ledger;
import tools.jackson.databind.json.JsonMapper;

/** A relay whose process stops dead with its connections open: the database takes its lock away when its lease is over. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGSTOP")
class RelayLeaseIT {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(35);

    private final String topic = "lease-" + UUID.randomUUID();
    private final HikariDataSource database = new HikariDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final OutboxRelay other = TestRelay.of(
            database,
            new RelayProducers(
                    Map.of("bootstrap.servers", Ledger.backing().kafka().bootstrapServers()), topic),
            LEASE);

    @TempDir
    private Path folder;

    @BeforeEach
    void createOutbox() {
        Ledger.backing().postgres().createDatabase("lease", "lease", "lease");
        Ledger.backing().kafka().provision(List.of(new Topic(topic, 1, false, null)));
        database.setJdbcUrl(Ledger.backing().postgres().jdbcUrl("lease"));
        database.setUsername("lease");
        database.setPassword("lease");
        Flyway.configure()
                .dataSource(database)
                .schemas("chassis")
                .locations("classpath:db/chassis")
                .load()
                .migrate();
        jdbc.sql("truncate chassis.outbox").update();
    }

    @AfterEach
    void close() {
        other.stop();
        database.close();
    }

    @Test
    void isTakenFromAFrozenProcessWhichPublishesNothingMoreWhenItWakes() throws IOException {
        var log = folder.resolve("relay.log");
        var frozen = startRelay(log);
        try {
            store(1, 3);
            await().atMost(LIMIT).until(this::isDrained);
            other.start();
            signal(frozen, "STOP");
            store(4, 6);

            await().atMost(LIMIT).until(this::isDrained);
            signal(frozen, "CONT");
            await().atMost(LIMIT).until(() -> Files.readString(log).contains("has lost the leadership"));
            store(7, 9);
            await().atMost(LIMIT).until(this::isDrained);
        } finally {
            frozen.destroyForcibly();
        }

        var versions = EventLog.read(topic).stream()
                .map(event -> JsonMapper.shared()
                        .readTree(event.value())
                        .get("version")
                        .asLong())
                .toList();
        assertThat(versions)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void endsWithTheLockSoThatThePoolsConnectionsMayBeIdle() throws SQLException {
        try (var connection = database.getConnection()) {
            var before = idleSessionTimeout(connection);
            try (var table = new OutboxTable(connection, JsonMapper.shared())) {
                assertThat(table.tryLock(LEASE)).isTrue();
                assertThat(idleSessionTimeout(connection)).isEqualTo("2s");
                try (var second = database.getConnection();
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
                        Ledger.backing().postgres().jdbcUrl("lease"),
                        "lease",
                        Ledger.backing().kafka().bootstrapServers(),
                        topic,
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

    private void store(int from, int to) {
        for (int version = from; version <= to; version++) {
            jdbc.sql("insert into chassis.outbox (topic, key, headers, body) values (?, 'key', '{}', ?)")
                    .params(topic, "{\"version\": %d}".formatted(version).getBytes(StandardCharsets.UTF_8))
                    .update();
        }
    }

    private boolean isDrained() {
        return !jdbc.sql("select exists (select from chassis.outbox)")
                .query(Boolean.class)
                .single();
    }
}
