package shop.bobbin.controlroom.shop;

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
import shop.bobbin.controlroom.keys.Passwords;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.Console;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.process.State;

/**
 * PostgreSQL and Kafka of this shop: started beside the first services, with databases and topics before the others, and
 * watched from then on.
 */
final class LocalBacking implements BackingAddresses, AutoCloseable {

    static final String POSTGRESQL = "postgresql";
    static final String KAFKA = "kafka";

    private final ShopSettings settings;
    private final Passwords passwords;
    private final Console console;
    private final CompletableFuture<BackingServices> services = new CompletableFuture<>();
    private final CompletableFuture<List<BackingProcess>> processes = new CompletableFuture<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backing-watch").daemon().factory());

    LocalBacking(ShopSettings settings, Passwords passwords, Console console) {
        this.settings = settings;
        this.passwords = passwords;
        this.console = console;
    }

    /** Returns at once. */
    void start() {
        Thread.ofPlatform().name("backing").start(() -> {
            try {
                var started = provisioned();
                var both = List.of(
                        new BackingProcess(
                                POSTGRESQL,
                                started.postgres(),
                                () -> started.postgres().jdbcUrl(""),
                                console),
                        new BackingProcess(KAFKA, started.kafka(), started.kafka()::bootstrapServers, console));
                watch.scheduleWithFixedDelay(() -> both.forEach(BackingProcess::look), 1, 1, TimeUnit.SECONDS);
                processes.complete(both);
                services.complete(started);
            } catch (Throwable e) { // an Error too: who waits for the servers would wait for ever
                services.completeExceptionally(e);
            }
        });
    }

    private BackingServices provisioned() {
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
        link(POSTGRESQL, started.postgres().log());
        link(KAFKA, started.kafka().log());
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
                    ? new CannotStart(String.valueOf(cause.getMessage()))
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

    /** @throws CannotStart when it has not been started yet, or could not be */
    BackingProcess process(String name) {
        return started()
                .flatMap(all -> all.stream()
                        .filter(process -> process.name().equals(name))
                        .findAny())
                .orElseThrow(() -> new CannotStart(name + " has not been started yet."));
    }

    List<ProcessStatus> statuses() {
        return started()
                .map(all -> all.stream().map(BackingProcess::status).toList())
                .orElseGet(() -> Stream.of(POSTGRESQL, KAFKA)
                        .map(name -> BackingProcess.status(
                                name, services.isDone() ? State.DOWN : State.STARTING, null, List.of()))
                        .toList());
    }

    private Optional<List<BackingProcess>> started() {
        return Optional.ofNullable(processes.getNow(null));
    }

    private void link(String name, @Nullable Path log) {
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

    /** Waits for a start that is under way, since half a database cannot be stopped. */
    @Override
    public void close() {
        services.handle((started, failure) -> {
                    watch.shutdownNow();
                    if (started != null) {
                        started.close();
                    }
                    return services;
                })
                .join();
    }
}
