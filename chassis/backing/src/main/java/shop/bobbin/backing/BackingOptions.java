package shop.bobbin.backing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options for starting the backing services.
 *
 * @param dataDirectory the folder of the persistent data; null = a temporary folder that is deleted at the end
 * @param postgresPort 0 = any free port
 * @param kafkaPort 0 = any free port
 * @param provider null = the provider that created the data; for new data Docker if available, else local processes
 * @param durable PostgreSQL flushes each commit to disk; without it a machine crash (not a process crash) can lose data
 */
public record BackingOptions(
        @Nullable Path dataDirectory,
        int postgresPort,
        int kafkaPort,
        @Nullable BackingProvider provider,
        boolean durable) {

    /** For tests: temporary data, without flushing to disk. */
    public static BackingOptions ephemeral() {
        return new BackingOptions(null, 0, 0, BackingProvider.fromEnvironment(), false);
    }

    /** For local runs: persistent data, each commit flushed to disk. */
    public static BackingOptions persistentIn(Path dataDirectory) {
        return new BackingOptions(dataDirectory, 0, 0, BackingProvider.fromEnvironment(), true);
    }

    public BackingOptions withPorts(int postgresPort, int kafkaPort) {
        return new BackingOptions(dataDirectory, postgresPort, kafkaPort, provider, durable);
    }

    public BackingOptions withDurable(boolean durable) {
        return new BackingOptions(dataDirectory, postgresPort, kafkaPort, provider, durable);
    }
}
