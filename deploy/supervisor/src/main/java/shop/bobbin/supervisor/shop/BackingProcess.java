package shop.bobbin.supervisor.shop;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.bobbin.backing.BackingException;
import shop.bobbin.backing.BackingServer;
import shop.bobbin.supervisor.process.Console;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.ProcessMemory;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;

/**
 * The supervised PostgreSQL or Kafka server, which was already started: tracks its state and reports unexpected exits.
 */
final class BackingProcess {

    private final String name;
    private final BackingServer server;
    private final Supplier<String> url;
    private final Console console;
    private final AtomicReference<ProcessState> state = new AtomicReference<>(ProcessState.UP);

    BackingProcess(String name, BackingServer server, Supplier<String> url, Console console) {
        this.name = name;
        this.server = server;
        this.url = url;
        this.console = console;
    }

    String name() {
        return name;
    }

    /** Starts the server and returns when it is ready. */
    synchronized void start() {
        if (server.isRunning()) {
            throw new ControlException(name + " is running already.");
        }
        long begin = System.nanoTime();
        state.set(ProcessState.STARTING);
        try {
            server.start();
            state.set(ProcessState.UP);
        } catch (BackingException | UncheckedIOException e) {
            throw new ControlException(String.valueOf(e.getMessage()));
        } finally {
            state.compareAndSet(ProcessState.STARTING, ProcessState.DOWN);
        }
        console.progress("%s is ready (%.1f s)".formatted(name, (System.nanoTime() - begin) / 1e9));
    }

    synchronized void stop() {
        end(server::stop, ProcessState.STOPPED);
    }

    /** Kills the server (kill -9). */
    synchronized void kill() {
        end(server::crash, ProcessState.DOWN);
    }

    private void end(Runnable action, ProcessState target) {
        state.set(ProcessState.STOPPING);
        try {
            action.run();
        } finally {
            state.set(stateAfterEnd(target));
        }
    }

    private ProcessState stateAfterEnd(ProcessState target) {
        try {
            return server.isRunning() ? ProcessState.UP : target;
        } catch (RuntimeException dockerUnavailable) {
            return ProcessState.DOWN; // corrected by the next check
        }
    }

    /** Updates the state, and reports once that the server has exited unexpectedly or was started from outside. */
    void checkState() {
        try {
            updateState();
        } catch (RuntimeException dockerUnavailable) {
            // The next check tries again.
        }
    }

    private void updateState() {
        switch (state.get()) {
            case UP -> {
                if (!server.isRunning() && state.compareAndSet(ProcessState.UP, ProcessState.DOWN)) {
                    console.progress("%s has exited unexpectedly.%s Restart it with './bobbin start %s'."
                            .formatted(name, server.log() == null ? "" : " Log: " + server.log() + ".", name));
                }
            }
            case DOWN -> {
                if (server.isRunning() && state.compareAndSet(ProcessState.DOWN, ProcessState.UP)) {
                    console.progress(name + " is running again");
                }
            }
            case STARTING, STOPPING, STOPPED -> {}
        }
    }

    ProcessStatus status() {
        checkState();
        return status(name, state.get(), url.get(), server.pids());
    }

    static ProcessStatus status(String name, ProcessState state, @Nullable String url, List<Long> pids) {
        return new ProcessStatus(
                name, state, url, pids.isEmpty() ? null : pids.getFirst(), pids.isEmpty() ? null : memory(pids));
    }

    private static long memory(List<Long> pids) {
        return pids.stream().mapToLong(pid -> ProcessMemory.of(pid).orElse(0)).sum();
    }
}
