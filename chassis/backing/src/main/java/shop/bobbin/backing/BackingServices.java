package shop.bobbin.backing;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running PostgreSQL and Kafka. Both are stopped by {@link #close()}, or at the latest when this JVM exits. */
public final class BackingServices implements AutoCloseable {

    private final BackingProvider provider;
    private final DataDirectory directory;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Thread hook = new Thread(this::stopAll, "backing-services-shutdown");
    private boolean stopped;

    private BackingServices(BackingProvider provider, DataDirectory directory, Postgres postgres, Kafka kafka) {
        this.provider = provider;
        this.directory = directory;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Starts both in parallel and returns when both are ready. */
    public static BackingServices start(BackingOptions options) {
        var directory = DataDirectory.open(options.dataDirectory());
        @Nullable BackingServices services = null;
        try {
            BackingProvider provider = directory.provider(options.provider());
            services = switch (provider) {
                case EMBEDDED ->
                    new BackingServices(
                            provider,
                            directory,
                            new EmbeddedPostgres(directory, options),
                            new EmbeddedKafka(directory, options));
                case DOCKER ->
                    new BackingServices(
                            provider, directory, new DockerPostgres(directory, options), new DockerKafka(options));
            };
            Runtime.getRuntime().addShutdownHook(services.hook);
            services.startBoth();
            directory.recordProvider(provider);
            return services;
        } catch (RuntimeException e) {
            if (services == null) {
                directory.close();
            } else {
                services.close();
            }
            throw e;
        }
    }

    /** Deletes the data of services that are not running. */
    public static void erase(BackingOptions options) {
        var folder =
                Objects.requireNonNull(options.dataDirectory(), "without a data directory there is no data to delete");
        try (var directory = DataDirectory.open(folder)) {
            boolean usesDocker = directory.mayUseDockerVolumes(options.provider());
            directory.erase();
            if (usesDocker) {
                DockerServer.removeVolume(DockerPostgres.volumeName(folder));
                DockerServer.removeVolume(DockerKafka.volumeName(folder));
            }
        }
    }

    /**
     * Removes the shutdown hook, so that the caller must close the services. A JVM runs all its shutdown hooks at the
     * same time: a caller whose own hook stops clients of these services closes the services in that hook, after the
     * clients.
     */
    public BackingServices withoutShutdownHook() {
        boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        return this;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Kafka kafka() {
        return kafka;
    }

    public BackingProvider provider() {
        return provider;
    }

    /** The process ids of both on this machine, to measure memory; empty for containers. */
    public long[] pids() {
        return LongStream.concat(
                        postgres.pids().stream().mapToLong(Long::longValue),
                        kafka.pids().stream().mapToLong(Long::longValue))
                .toArray();
    }

    @Override
    public void close() {
        stopAll();
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException jvmIsShuttingDown) {
            // The hook finds the services closed and does nothing.
        }
    }

    private void startBoth() {
        var database = CompletableFuture.runAsync(postgres::start, Thread::startVirtualThread);
        try {
            kafka.start();
        } finally {
            join(database);
        }
    }

    private static void join(CompletableFuture<Void> started) {
        try {
            started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private synchronized void stopAll() {
        if (stopped) {
            return;
        }
        stopped = true;
        Stream.<Runnable>of(kafka::close, postgres::close).parallel().forEach(Runnable::run);
        directory.close();
    }
}
