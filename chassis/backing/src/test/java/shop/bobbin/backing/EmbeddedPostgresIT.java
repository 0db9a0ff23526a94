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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL as a process, in a folder whose name is not plain: its password, and its sudden end. */
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
    void hasAPasswordThatOnlyTheOwnerCanRead() throws IOException {
        assertThat(server.superuserPassword()).matches("[0-9a-f]{32}");
        assertThat(Files.getPosixFilePermissions(passwordFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> connect(SuperuserPassword.FORMER)).hasMessageContaining("authentication failed");
    }

    @Test
    void opensDataThatHaveTheFormerPassword() throws Exception {
        asAnEarlierVersionLeftIt();

        server = newServer();
        server.start();

        assertThat(Files.readString(passwordFile()).strip()).isEqualTo(server.superuserPassword());
        connect(server.superuserPassword()).close();
        assertThatThrownBy(() -> connect(SuperuserPassword.FORMER)).hasMessageContaining("authentication failed");
    }

    @Test
    void saysAtOnceThatThePasswordWasLost() throws Exception {
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
    void startsAgainWhenASessionHasOutlivedItsPostmaster() throws Exception {
        long session;
        try (Connection connection = connect(server.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("create table notes as select 'kept'::text as text");
            session = busySession();
        }
        ProcessHandle postmaster = ProcessHandle.of(server.pids().getFirst()).orElseThrow();
        ProcessHandle orphan = ProcessHandle.of(session).orElseThrow();

        postmaster.destroyForcibly();
        await().until(() -> !server.isRunning());
        assertThat(orphan.isAlive()).isTrue();
        server.start();

        assertThat(orphan.isAlive()).isFalse();
        assertThat(server.isRunning()).isTrue();
        await().until(() -> watchdogs(postmaster).isEmpty());
        assertThat(watchdogs(ProcessHandle.of(server.pids().getFirst()).orElseThrow()))
                .hasSize(1);
        try (Connection connection = connect(server.superuserPassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from notes")) {
            assertThat(rows.next()).isTrue();
        }
    }

    /** The shells that end the process with this JVM: its pid is their last argument. */
    private static List<ProcessHandle> watchdogs(ProcessHandle process) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .filter(arguments -> arguments[arguments.length - 1].equals(Long.toString(process.pid())))
                        .isPresent())
                .toList();
    }

    /** Its pid. It looks at nothing but its own work, and so does not see that the postmaster is gone. */
    private long busySession() throws Exception {
        Connection connection = connect(server.superuserPassword());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            long pid = rows.getLong(1);
            Thread.ofVirtual().start(() -> {
                try (Statement endless = connection.createStatement()) {
                    endless.execute("do $$ begin loop null; end loop; end $$");
                } catch (SQLException ended) {
                    // As it should.
                }
            });
            await().atMost(Duration.ofSeconds(10)).until(() -> isBusy(pid));
            return pid;
        }
    }

    private boolean isBusy(long pid) throws SQLException {
        try (Connection connection = connect(server.superuserPassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select 1 from pg_stat_activity where state = 'active' and query like 'do %' and pid = "
                                + pid)) {
            return rows.next();
        }
    }

    private void asAnEarlierVersionLeftIt() throws SQLException, IOException {
        try (Connection connection = connect(server.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + SuperuserPassword.FORMER + "'");
        }
        server.stop();
        Files.delete(passwordFile());
    }

    private EmbeddedPostgres newServer() {
        return new EmbeddedPostgres(directory, BackingOptions.keptIn(folder()).withDurable(false));
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
