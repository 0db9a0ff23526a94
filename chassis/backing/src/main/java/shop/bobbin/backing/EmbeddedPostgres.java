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
    private final Databases databases;
    private @Nullable ChildProcess server;

    EmbeddedPostgres(DataDirectory directory, BackingOptions options) {
        this.binaries = PostgresBinaries.unpacked();
        this.folder = directory.resolve("postgres");
        this.data = folder.resolve("data");
        this.port = Ports.claim(options.postgresPort(), "PostgreSQL");
        this.durable = options.durable();
        this.databases = Databases.ours("127.0.0.1", port);
    }

    @Override
    public int port() {
        return port;
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
        if (server != null && server.isAlive()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            ChildProcess.endLeftOvers(folder);
            initialise();
            // Nothing runs here any more; but the system may have given the old pid to another process.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare PostgreSQL's data in " + folder, e);
        }
        ChildProcess started = ChildProcess.start("postgres", folder, binaries.command("postgres", arguments()));
        server = started;
        started.awaitReady(Duration.ofSeconds(60), databases::answer);
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop("INT");
            server = null;
        }
    }

    @Override
    public synchronized void crash() {
        if (server != null) {
            server.kill();
            server = null;
        }
    }

    @Override
    public synchronized List<Long> pids() {
        return server == null ? List.of() : server.pids();
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
        Path password = Files.writeString(folder.resolve("initial-password"), PostgresSettings.PASSWORD);
        List<String> arguments = Stream.concat(
                        PostgresSettings.INITDB.stream(),
                        Stream.of(
                                "--pgdata=" + fresh,
                                "--username=" + PostgresSettings.SUPERUSER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--no-instructions",
                                durable ? "--sync-method=fsync" : "--no-sync"))
                .toList();
        ChildProcess.run("initdb", folder, binaries.command("initdb", arguments));
        Files.delete(password);
        Files.move(fresh, data);
    }
}
