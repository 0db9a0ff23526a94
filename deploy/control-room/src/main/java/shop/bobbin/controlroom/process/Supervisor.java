package shop.bobbin.controlroom.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** All processes by name. Starts several at a time, but no more than the machine can carry. */
public final class Supervisor {

    public static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
    public static final Duration STOP_GRACE = Duration.ofSeconds(20);

    private final Map<String, Supervised> all = new LinkedHashMap<>();
    private final int parallel;
    private final Console console;

    public Supervisor(Collection<String> names, Path logs, Path pids, int parallel, Console console) {
        this.parallel = parallel;
        this.console = console;
        for (var name : names) {
            var log = new LogFile(logs.resolve(name + ".log"));
            log.rotate();
            all.put(name, new Supervised(name, log, new PidFile(pids.resolve(name + ".pid")), console));
        }
    }

    /** Returns when the process is ready. */
    public void start(Launch launch) {
        long begin = System.nanoTime();
        if (place(launch.name()).start(launch, READY_TIMEOUT)) {
            console.progress("%s is ready (%.1f s)".formatted(launch.name(), (System.nanoTime() - begin) / 1e9));
        }
    }

    public void stop(String name, Duration grace) {
        place(name).stop(grace);
    }

    public void kill(String name) {
        place(name).kill();
    }

    /** Ends the named ones for good, gracefully and side by side, also those that are still starting. */
    public void close(Collection<String> names) {
        names.forEach(name -> place(name).close());
        try (var executor = Executors.newCachedThreadPool()) {
            names.forEach(name -> executor.execute(() -> stop(name, STOP_GRACE)));
        }
    }

    public void killAll() {
        all.values().forEach(Supervised::close);
        all.values().forEach(Supervised::kill);
    }

    public boolean has(String name) {
        return all.containsKey(name);
    }

    public ProcessStatus status(String name) {
        return place(name).status();
    }

    /** Runs {@code action} for each element with bounded parallelism; the first failure is thrown, the rest dropped. */
    public <T> void forEach(Collection<T> elements, Consumer<T> action) {
        ExecutorService executor = Executors.newFixedThreadPool(parallel);
        try {
            var completions = new ExecutorCompletionService<T>(executor);
            List<Future<T>> futures = new ArrayList<>();
            for (T element : elements) {
                Callable<T> task = () -> {
                    action.accept(element);
                    return element;
                };
                futures.add(completions.submit(task));
            }
            for (int done = 0; done < futures.size(); done++) {
                completions.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            executor.shutdownNow();
        }
    }

    private Supervised place(String name) {
        return Objects.requireNonNull(all.get(name), name);
    }
}
