package shop.bobbin.backing;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL and Kafka, running. They end with {@link #close()} or with this JVM, whichever comes first.
 */
public final class BackingServices implements AutoCloseable {

    private final BackingProvider provider;
    private final DataDirectory directory;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Thread hook = new Thread(this::end, "backing-services-end");
    private boolean ended;

    private BackingServices(BackingProvider provider, DataDirectory directory, Postgres postgres, Kafka kafka) {
        this.provider = provider;
        this.directory = directory;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    /** Starts both at once and returns when both answer. */
    public static BackingServices start(BackingOptions options) {
        DataDirectory directory = DataDirectory.open(options.dataDirectory());
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

    /** Removes the data of services that do not run. */
    public static void erase(BackingOptions options) {
        Path folder = Objects.requireNonNull(options.dataDirectory(), "nothing is kept, so nothing can be erased");
        try (DataDirectory directory = DataDirectory.open(folder)) {
            boolean inDocker = directory.mayBeInDocker(options.provider());
            directory.erase();
            if (inDocker) {
                DockerServer.erase(DockerPostgres.volume(folder));
                DockerServer.erase(DockerKafka.volume(folder));
            }
        }
    }

    /**
     * Leaves the moment of the end to the caller: all shutdown hooks of a JVM run at the same time, so a caller that stops
     * clients of these services in a hook of its own has to stop the services there too, afterwards.
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

    /** The operating system's processes of both, to measure them; empty when they are not this system's. */
    public long[] pids() {
        return LongStream.concat(
                        postgres.pids().stream().mapToLong(Long::longValue),
                        kafka.pids().stream().mapToLong(Long::longValue))
                .toArray();
    }

    @Override
    public void close() {
        end();
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theJvmEnds) {
            // Then the hook has nothing left to do.
        }
    }

    private void startBoth() {
        CompletableFuture<Void> database = CompletableFuture.runAsync(postgres::start, Thread::startVirtualThread);
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

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        Stream.<Runnable>of(kafka::close, postgres::close).parallel().forEach(Runnable::run);
        directory.close();
    }
}
