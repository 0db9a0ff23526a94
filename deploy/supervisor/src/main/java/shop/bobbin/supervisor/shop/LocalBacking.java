package shop.bobbin.supervisor.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.bobbin.backing.BackingException;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.backing.Topic;
import shop.bobbin.supervisor.keys.Passwords;
import shop.bobbin.supervisor.process.Console;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;

/**
 * The local PostgreSQL and Kafka of the shop: starts them in parallel with the first services, provisions databases and
 * topics, and monitors both.
 */
final class LocalBacking implements BackingAddresses, AutoCloseable {

    static final String POSTGRESQL = "postgresql";
    static final String KAFKA = "kafka";

    private final ShopSettings settings;
    private final Passwords passwords;
    private final Console console;
    private final CompletableFuture<BackingServices> services = new CompletableFuture<>();
    private final CompletableFuture<List<BackingProcess>> processes = new CompletableFuture<>();
    private final ScheduledExecutorService monitor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backing-monitor").daemon().factory());

    LocalBacking(ShopSettings settings, Passwords passwords, Console console) {
        this.settings = settings;
        this.passwords = passwords;
        this.console = console;
    }

    /** Starts both in the background and returns immediately. */
    void start() {
        Thread.ofPlatform().name("backing").start(() -> {
            try {
                var started = startAndProvision();
                var both = List.of(
                        new BackingProcess(
                                POSTGRESQL,
                                started.postgres(),
                                () -> started.postgres().jdbcUrl(""),
                                console),
                        new BackingProcess(KAFKA, started.kafka(), started.kafka()::bootstrapServers, console));
                monitor.scheduleWithFixedDelay(() -> both.forEach(BackingProcess::checkState), 1, 1, TimeUnit.SECONDS);
                processes.complete(both);
                services.complete(started);
            } catch (Throwable e) { // also an Error: otherwise callers of await() would wait forever
                services.completeExceptionally(e);
            }
        });
    }

    private BackingServices startAndProvision() {
        var started = BackingServices.start(
                BackingOptions.persistentIn(settings.data().resolve("backing")).withDurable(settings.durable()));
        try (var executor = Executors.newSingleThreadExecutor()) {
            var databases = CompletableFuture.runAsync(() -> createDatabases(started), executor);
            started.kafka().provision(Topic.read(settings.checkout().resolve("deploy/topics.txt")));
            join(databases);
        } catch (Throwable e) {
            started.close();
            throw e;
        }
        linkLog(POSTGRESQL, started.postgres().log());
        linkLog(KAFKA, started.kafka().log());
        console.progress("PostgreSQL and Kafka are ready");
        return started;
    }

    private void createDatabases(BackingServices started) {
        Services.ALL.stream()
                .map(ServiceDefinition::database)
                .filter(Objects::nonNull)
                .forEach(database -> started.postgres().createDatabase(database, database, passwords.of(database)));
    }

    BackingServices await() {
        return join(services);
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof BackingException cause
                    ? new ControlException(String.valueOf(cause.getMessage()))
                    : e;
        }
    }

    @Override
    public String jdbcUrl(String database) {
        return await().postgres().jdbcUrl(database);
    }

    @Override
    public String bootstrapServers() {
        return await().kafka().bootstrapServers();
    }

    static boolean has(String name) {
        return name.equals(POSTGRESQL) || name.equals(KAFKA);
    }

    /** @throws ControlException when it is not started yet or its start has failed */
    BackingProcess process(String name) {
        return started()
                .flatMap(all -> all.stream()
                        .filter(process -> process.name().equals(name))
                        .findAny())
                .orElseThrow(() -> new ControlException(name + " has not been started yet."));
    }

    List<ProcessStatus> statuses() {
        return started()
                .map(all -> all.stream().map(BackingProcess::status).toList())
                .orElseGet(() -> Stream.of(POSTGRESQL, KAFKA)
                        .map(name -> BackingProcess.status(
                                name, services.isDone() ? ProcessState.DOWN : ProcessState.STARTING, null, List.of()))
                        .toList());
    }

    private Optional<List<BackingProcess>> started() {
        return Optional.ofNullable(processes.getNow(null));
    }

    private void linkLog(String name, @Nullable Path log) {
        if (log != null) {
            var link = settings.logs().resolve(name + ".log");
            try {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, log.toAbsolutePath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits for a start in progress, since a database cannot be stopped during its start. */
    @Override
    public void close() {
        services.handle((started, failure) -> {
                    monitor.shutdownNow();
                    if (started != null) {
                        started.close();
                    }
                    return services;
                })
                .join();
    }
}
