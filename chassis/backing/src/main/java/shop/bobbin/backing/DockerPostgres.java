package shop.bobbin.backing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL server in a Docker container. */
final class DockerPostgres implements Postgres {

    private static final String IMAGE = "postgres:17-alpine";
    private static final int CONTAINER_PORT = 5432;

    private final String password;
    private final Databases databases;
    private final DockerServer server;

    DockerPostgres(DataDirectory directory, BackingOptions options) {
        this.password = SuperuserPassword.loadOrCreate(directory).value();
        int port = FreePorts.find(options.postgresPort(), "PostgreSQL");
        var container = new PostgreSQLContainer(IMAGE)
                .withDatabaseName(PostgresSettings.SUPERUSER)
                .withUsername(PostgresSettings.SUPERUSER)
                .withPassword(password)
                .withEnv("POSTGRES_INITDB_ARGS", String.join(" ", PostgresSettings.INITDB))
                .withCommand(Stream.concat(Stream.of("postgres"), PostgresSettings.server(options.durable()).stream())
                        .toArray(String[]::new));
        // The default strategy expects two starts, but the image starts the server twice only without existing data.
        container.withStartupAttempts(1).waitingFor(Wait.forLogMessage(".*listening on IPv4 address.*", 1));
        if (options.dataDirectory() != null) {
            DockerServer.mountVolume(container, volumeName(options.dataDirectory()), "/var/lib/postgresql/data");
        }
        this.databases = Databases.local(container.getHost(), port, password);
        this.server = new DockerServer(
                container, CONTAINER_PORT, port, () -> databases.acceptsLogin(SuperuserPassword.LEGACY));
    }

    static String volumeName(Path dataDirectory) {
        return DockerServer.volumeName(dataDirectory, "postgres");
    }

    @Override
    public int port() {
        return databases.port();
    }

    @Override
    public String superuserPassword() {
        return password;
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
    public synchronized void stop() {
        server.stop();
    }

    @Override
    public synchronized void start() {
        server.start();
    }

    @Override
    public synchronized void crash() {
        server.crash();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public List<Long> pids() {
        return List.of();
    }

    @Override
    public @Nullable Path log() {
        return null;
    }

    @Override
    public synchronized void close() {
        server.close();
    }
}
