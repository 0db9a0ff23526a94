package shop.bobbin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server in a local process. */
final class EmbeddedPostgres implements Postgres {

    private final PostgresBinaries binaries;
    private final Path folder;
    private final Path data;
    private final int port;
    private final boolean durable;
    private final SuperuserPassword password;
    private final Databases databases;
    private volatile @Nullable ChildProcess server;

    EmbeddedPostgres(DataDirectory directory, BackingOptions options) {
        this.binaries = PostgresBinaries.unpack();
        this.folder = directory.resolve("postgres");
        this.data = folder.resolve("data");
        this.port = FreePorts.find(options.postgresPort(), "PostgreSQL");
        this.durable = options.durable();
        this.password = SuperuserPassword.loadOrCreate(directory);
        this.databases = Databases.local("127.0.0.1", port, password.value());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String superuserPassword() {
        return password.value();
    }

    @Override
    public void createDatabase(String database, String login, String password) {
        databases.create(database, login, password);
    }

    @Override
    public String jdbcUrl(String database) {
        return databases.url(database);
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        // Ends the watchdog of a server that has exited, since it could later signal another process with the same pid.
        crash();
        try {
            Files.createDirectories(folder);
            ChildProcess.endStaleProcesses(folder);
            // A backend that survives its postmaster would continue to write to the files that the next one recovers.
            StaleProcess.endAllOf("bin/postgres", data);
            initialise();
            removeForeignPidFile();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare PostgreSQL's data in " + folder, e);
        }
        var started = ChildProcess.start("postgres", folder, "INT", binaries.command("postgres", arguments()));
        server = started;
        started.awaitReady(Duration.ofSeconds(60), () -> databases.acceptsLogin(SuperuserPassword.LEGACY));
    }

    @Override
    public synchronized void stop() {
        ChildProcess current = server;
        if (current != null) {
            current.stop();
            server = null;
        }
    }

    @Override
    public synchronized void crash() {
        ChildProcess current = server;
        if (current != null) {
            current.kill();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        ChildProcess current = server;
        return current != null && current.isAlive();
    }

    @Override
    public List<Long> pids() {
        ChildProcess current = server;
        return current == null ? List.of() : current.pids();
    }

    @Override
    public Path log() {
        return folder.resolve("postgres.log");
    }

    @Override
    public void close() {
        stop();
    }

    private List<String> arguments() {
        return Stream.of(
                        List.of("-D", data.toString(), "-p", Integer.toString(port)),
                        List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="),
                        PostgresSettings.server(durable))
                .flatMap(List::stream)
                .toList();
    }

    /** Runs initdb in a temporary folder and then moves it, so that a kill in between leaves no incomplete data. */
    private void initialise() throws IOException {
        if (Files.exists(data)) {
            return;
        }
        var incomplete = folder.resolve("initialising");
        DataDirectory.delete(incomplete);
        var arguments = Stream.concat(
                        PostgresSettings.INITDB.stream(),
                        Stream.of(
                                "--pgdata=" + incomplete,
                                "--username=" + PostgresSettings.SUPERUSER,
                                "--pwfile=" + password.file(),
                                "--auth=scram-sha-256",
                                "--no-instructions",
                                durable ? "--sync-method=fsync" : "--no-sync"))
                .toList();
        ChildProcess.run("initdb", folder, binaries.command("initdb", arguments));
        Files.move(incomplete, data);
    }

    /**
     * Removes a postmaster.pid whose pid now belongs to an unrelated process: PostgreSQL would take it for a running
     * server. Our own processes have ended before. A pid without a process is left to PostgreSQL, which checks the shared
     * memory.
     */
    private void removeForeignPidFile() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (Files.exists(file)) {
            var pid = Files.readString(file).lines().findFirst().orElse("").strip();
            if (!pid.matches("\\d{1,10}")
                    || ProcessHandle.of(Long.parseLong(pid)).isPresent()) {
                Files.delete(file);
            }
        }
    }
}
