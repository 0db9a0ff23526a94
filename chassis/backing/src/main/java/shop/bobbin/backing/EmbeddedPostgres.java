package shop.bobbin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL as a process of this machine. */
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
        this.binaries = PostgresBinaries.unpacked();
        this.folder = directory.resolve("postgres");
        this.data = folder.resolve("data");
        this.port = FreePorts.claim(options.postgresPort(), "PostgreSQL");
        this.durable = options.durable();
        this.password = SuperuserPassword.keptIn(directory);
        this.databases = Databases.ours("127.0.0.1", port, password.value());
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
        crash(); // one that has ended by itself leaves a watchdog, whose signal may later reach a process with its pid
        try {
            Files.createDirectories(folder);
            ChildProcess.endLeftOvers(folder);
            // A session that has outlived its postmaster would go on writing to what the next one recovers.
            StaleProcess.endThoseOf("bin/postgres", data);
            initialise();
            removePidOfAnotherProcess();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare PostgreSQL's data in " + folder, e);
        }
        ChildProcess started = ChildProcess.start("postgres", folder, binaries.command("postgres", arguments()));
        server = started;
        started.awaitReady(Duration.ofSeconds(60), () -> databases.answerTo(SuperuserPassword.FORMER));
    }

    @Override
    public synchronized void stop() {
        ChildProcess current = server;
        if (current != null) {
            current.stop("INT");
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

    /** Makes an empty server beside its final place, so that a kill half-way leaves no half of one behind. */
    private void initialise() throws IOException {
        if (Files.exists(data)) {
            return;
        }
        Path fresh = folder.resolve("initialising");
        DataDirectory.delete(fresh);
        List<String> arguments = Stream.concat(
                        PostgresSettings.INITDB.stream(),
                        Stream.of(
                                "--pgdata=" + fresh,
                                "--username=" + PostgresSettings.SUPERUSER,
                                "--pwfile=" + password.file(),
                                "--auth=scram-sha-256",
                                "--no-instructions",
                                durable ? "--sync-method=fsync" : "--no-sync"))
                .toList();
        ChildProcess.run("initdb", folder, binaries.command("initdb", arguments));
        Files.move(fresh, data);
    }

    /**
     * Nothing of ours runs here any more, but the system may have given the old pid to another process, which PostgreSQL would
     * take for itself. Whether the pid of no running process is stale, PostgreSQL decides itself, by the shared memory still in
     * use.
     */
    private void removePidOfAnotherProcess() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (Files.exists(file)) {
            String pid = Files.readString(file).lines().findFirst().orElse("").strip();
            if (!pid.matches("\\d{1,10}")
                    || ProcessHandle.of(Long.parseLong(pid)).isPresent()) {
                Files.delete(file);
            }
        }
    }
}
