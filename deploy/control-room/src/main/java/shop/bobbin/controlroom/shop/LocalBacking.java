package shop.bobbin.controlroom.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import shop.bobbin.backing.BackingException;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.backing.Provider;
import shop.bobbin.backing.Topic;
import shop.bobbin.controlroom.keys.Passwords;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.Console;
import shop.bobbin.controlroom.process.ProcessMemory;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.process.State;

/** PostgreSQL and Kafka of this shop: started beside the first services, with databases and topics before the others. */
final class LocalBacking implements BackingAddresses, AutoCloseable {

    private final ShopSettings settings;
    private final Passwords passwords;
    private final Console console;
    private final CompletableFuture<BackingServices> services = new CompletableFuture<>();

    LocalBacking(ShopSettings settings, Passwords passwords, Console console) {
        this.settings = settings;
        this.passwords = passwords;
        this.console = console;
    }

    /** Returns at once. */
    void start() {
        Thread.ofPlatform().name("backing").start(() -> {
            try {
                services.complete(provisioned());
            } catch (RuntimeException e) {
                services.completeExceptionally(e);
            }
        });
    }

    private BackingServices provisioned() {
        var started = BackingServices.start(
                BackingOptions.keptIn(settings.data().resolve("backing")).withDurable(settings.durable()));
        try (var executor = Executors.newSingleThreadExecutor()) {
            executor.execute(() -> createDatabases(started));
            started.kafka().provision(Topic.read(settings.checkout().resolve("deploy/topics.txt")));
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        link("postgresql", started.postgres().log());
        link("kafka", started.kafka().log());
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
        try {
            return services.join();
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

    List<ProcessStatus> statuses() {
        var started = services.isDone() && !services.isCompletedExceptionally() ? services.join() : null;
        if (started == null) {
            var state = services.isDone() ? State.DOWN : State.STARTING;
            return List.of(status("postgresql", state, null, List.of()), status("kafka", state, null, List.of()));
        }
        var docker = started.provider() == Provider.DOCKER;
        return List.of(
                running(
                        "postgresql",
                        started.postgres().jdbcUrl(""),
                        started.postgres().pids(),
                        docker),
                running(
                        "kafka",
                        started.kafka().bootstrapServers(),
                        started.kafka().pids(),
                        docker));
    }

    private static ProcessStatus running(String name, String url, List<Long> pids, boolean docker) {
        return status(name, docker || !pids.isEmpty() ? State.UP : State.DOWN, url, pids);
    }

    private static ProcessStatus status(String name, State state, @Nullable String url, List<Long> pids) {
        return new ProcessStatus(
                name, state, url, pids.isEmpty() ? null : pids.getFirst(), pids.isEmpty() ? null : memory(pids));
    }

    private static long memory(List<Long> pids) {
        return pids.stream().mapToLong(pid -> ProcessMemory.of(pid).orElse(0)).sum();
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
                    if (started != null) {
                        started.close();
                    }
                    return services;
                })
                .join();
    }
}
