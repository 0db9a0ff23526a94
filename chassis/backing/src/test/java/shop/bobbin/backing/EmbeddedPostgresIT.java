package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The superuser password and crash recovery of a local PostgreSQL process, in a folder with special characters. */
class EmbeddedPostgresIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private DataDirectory directory;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedPostgres server;

    @BeforeEach
    void start() {
        directory = DataDirectory.open(folder());
        server = newServer();
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        directory.close();
    }

    @Test
    void storesThePasswordReadableByTheOwnerOnly() throws IOException {
        assertThat(server.superuserPassword()).matches("[0-9a-f]{32}");
        assertThat(Files.getPosixFilePermissions(passwordFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> connect(SuperuserPassword.LEGACY)).hasMessageContaining("authentication failed");
    }

    @Test
    void migratesDataWithTheLegacyPassword() throws Exception {
        downgradeToTheLegacyPassword();

        server = newServer();
        server.start();

        assertThat(Files.readString(passwordFile()).strip()).isEqualTo(server.superuserPassword());
        connect(server.superuserPassword()).close();
        assertThatThrownBy(() -> connect(SuperuserPassword.LEGACY)).hasMessageContaining("authentication failed");
    }

    @Test
    void failsFastWhenThePasswordFileIsLost() throws Exception {
        server.stop();
        Files.delete(passwordFile());
        server = newServer();

        assertThatThrownBy(server::start)
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("another password")
                .hasMessageContaining("postgres-password")
                .hasMessageContaining("./bobbin reset");
    }

    @Test
    void startsWhenABackendHasSurvivedItsPostmaster() throws Exception {
        long backend;
        try (var connection = connect(server.superuserPassword());
                var statement = connection.createStatement()) {
            statement.execute("create table notes as select 'persistent'::text as text");
            backend = startBusyBackend();
        }
        var postmaster = ProcessHandle.of(server.pids().getFirst()).orElseThrow();
        var orphan = ProcessHandle.of(backend).orElseThrow();

        postmaster.destroyForcibly();
        await().until(() -> !server.isRunning());
        assertThat(orphan.isAlive()).isTrue();
        server.start();

        assertThat(orphan.isAlive()).isFalse();
        assertThat(server.isRunning()).isTrue();
        await().until(() -> watchdogs(postmaster).isEmpty());
        assertThat(watchdogs(ProcessHandle.of(server.pids().getFirst()).orElseThrow()))
                .hasSize(1);
        try (var connection = connect(server.superuserPassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select text from notes")) {
            assertThat(rows.next()).isTrue();
        }
    }

    /** The watchdog shells of a process: its pid is their last argument. */
    private static List<ProcessHandle> watchdogs(ProcessHandle process) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .filter(arguments -> arguments[arguments.length - 1].equals(Long.toString(process.pid())))
                        .isPresent())
                .toList();
    }

    /**
     * Starts an endless loop in a backend, which therefore does not notice that its postmaster is gone; returns its
     * pid.
     */
    private long startBusyBackend() throws Exception {
        var connection = connect(server.superuserPassword());
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            long pid = rows.getLong(1);
            Thread.ofVirtual().start(() -> {
                try (var endless = connection.createStatement()) {
                    endless.execute("do $$ begin loop null; end loop; end $$");
                } catch (SQLException connectionLost) {
                    // Expected: the backend is killed.
                }
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> isBusy(pid));
            return pid;
        }
    }

    private boolean isBusy(long pid) throws SQLException {
        try (var connection = connect(server.superuserPassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select 1 from pg_stat_activity where state = 'active' and query like 'do %' and pid = "
                                + pid)) {
            return rows.next();
        }
    }

    private void downgradeToTheLegacyPassword() throws SQLException, IOException {
        try (var connection = connect(server.superuserPassword());
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + SuperuserPassword.LEGACY + "'");
        }
        server.stop();
        Files.delete(passwordFile());
    }

    private EmbeddedPostgres newServer() {
        return new EmbeddedPostgres(
                directory, BackingOptions.persistentIn(folder()).withDurable(false));
    }

    private Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", password);
    }

    private Path folder() {
        return temporary.resolve("a, b=c; #d 100%");
    }

    private Path passwordFile() {
        return folder().resolve(DataDirectory.PASSWORD);
    }
}
