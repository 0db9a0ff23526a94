package shop.bobbin.supervisor.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Starts, stops and kills named processes, several in parallel up to a limit. */
public final class Supervisor {

    public static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
    public static final Duration STOP_GRACE_PERIOD = Duration.ofSeconds(20);

    private final Map<String, ProcessSlot> slots = new LinkedHashMap<>();
    private final int parallel;
    private final Console console;

    public Supervisor(Collection<String> names, Path logs, Path pids, int parallel, Console console) {
        this.parallel = parallel;
        this.console = console;
        for (var name : names) {
            var log = new LogFile(logs.resolve(name + ".log"));
            log.rotate();
            slots.put(name, new ProcessSlot(name, log, new PidFile(pids.resolve(name + ".pid")), console));
        }
    }

    /** Starts a process and returns when it is ready. */
    public void start(ProcessSpec spec) {
        long startedAt = System.nanoTime();
        if (slot(spec.name()).start(spec, READY_TIMEOUT)) {
            console.progress("%s is ready (%.1f s)".formatted(spec.name(), (System.nanoTime() - startedAt) / 1e9));
        }
    }

    public void stop(String name, Duration gracePeriod) {
        slot(name).stop(gracePeriod);
    }

    public void kill(String name) {
        slot(name).kill();
    }

    /**
     * Stops these processes gracefully in parallel, also those that are still starting, and prevents further starts.
     */
    public void close(Collection<String> names) {
        names.forEach(name -> slot(name).preventStarts());
        try (var executor = Executors.newCachedThreadPool()) {
            names.forEach(name -> executor.execute(() -> stop(name, STOP_GRACE_PERIOD)));
        }
    }

    public void killAll() {
        slots.values().forEach(ProcessSlot::preventStarts);
        slots.values().forEach(ProcessSlot::kill);
    }

    public ProcessStatus status(String name) {
        return slot(name).status();
    }

    /** Runs {@code action} for each element with bounded parallelism; throws the first failure and cancels the rest. */
    public <T> void forEach(Collection<T> elements, Consumer<T> action) {
        var executor = Executors.newFixedThreadPool(parallel);
        try {
            var completions = new ExecutorCompletionService<T>(executor);
            var futures = new ArrayList<Future<T>>();
            for (var element : elements) {
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

    private ProcessSlot slot(String name) {
        return Objects.requireNonNull(slots.get(name), name);
    }
}
