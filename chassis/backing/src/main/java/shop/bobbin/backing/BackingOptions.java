package shop.bobbin.backing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the backing services are wanted.
 *
 * @param dataDirectory where data outlives this JVM; null = throw-away
 * @param postgresPort 0 = a free one
 * @param kafkaPort 0 = a free one
 * @param provider null = the one that made the data; for new data Docker when an engine answers, else processes
 * @param durable PostgreSQL flushes each commit to the disk; off, a crash of the machine (not of a process) loses data
 */
public record BackingOptions(
        @Nullable Path dataDirectory,
        int postgresPort,
        int kafkaPort,
        @Nullable BackingProvider provider,
        boolean durable) {

    /** For tests: nothing outlives this JVM, no disk is waited for. */
    public static BackingOptions throwAway() {
        return new BackingOptions(null, 0, 0, BackingProvider.forced(), false);
    }

    /** For local runs: data outlives this JVM, each commit is on the disk. */
    public static BackingOptions keptIn(Path dataDirectory) {
        return new BackingOptions(dataDirectory, 0, 0, BackingProvider.forced(), true);
    }

    public BackingOptions withPorts(int postgresPort, int kafkaPort) {
        return new BackingOptions(dataDirectory, postgresPort, kafkaPort, provider, durable);
    }

    public BackingOptions withProvider(BackingProvider provider) {
        return new BackingOptions(dataDirectory, postgresPort, kafkaPort, provider, durable);
    }

    public BackingOptions withDurable(boolean durable) {
        return new BackingOptions(dataDirectory, postgresPort, kafkaPort, provider, durable);
    }
}
