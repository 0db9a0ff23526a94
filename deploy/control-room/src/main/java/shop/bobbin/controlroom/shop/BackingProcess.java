package shop.bobbin.controlroom.shop;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.bobbin.backing.BackingException;
import shop.bobbin.backing.BackingServer;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.Console;
import shop.bobbin.controlroom.process.ProcessMemory;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.process.State;

/** PostgreSQL or Kafka under the supervisor: what is wanted of it, and what has become of it. It was started before. */
final class BackingProcess {

    private final String name;
    private final BackingServer server;
    private final Supplier<String> url;
    private final Console console;
    private final AtomicReference<State> state = new AtomicReference<>(State.UP);

    BackingProcess(String name, BackingServer server, Supplier<String> url, Console console) {
        this.name = name;
        this.server = server;
        this.url = url;
        this.console = console;
    }

    String name() {
        return name;
    }

    /** Returns when it answers. */
    synchronized void start() {
        if (server.isRunning()) {
            throw new CannotStart(name + " is running already.");
        }
        long begin = System.nanoTime();
        state.set(State.STARTING);
        try {
            server.start();
            state.set(State.UP);
        } catch (BackingException | UncheckedIOException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        } finally {
            state.compareAndSet(State.STARTING, State.DOWN);
        }
        console.progress("%s is ready (%.1f s)".formatted(name, (System.nanoTime() - begin) / 1e9));
    }

    synchronized void stop() {
        end(server::stop, State.STOPPED);
    }

    /** As kill -9. */
    synchronized void kill() {
        end(server::crash, State.DOWN);
    }

    private void end(Runnable ending, State ended) {
        state.set(State.STOPPING);
        try {
            ending.run();
        } finally {
            state.set(stateAfterEnd(ended));
        }
    }

    private State stateAfterEnd(State ended) {
        try {
            return server.isRunning() ? State.UP : ended;
        } catch (RuntimeException engineDoesNotAnswer) {
            return State.DOWN; // the next look may tell
        }
    }

    /** Says it once when it has ended without being asked to, or was started from outside. */
    void look() {
        try {
            compare();
        } catch (RuntimeException engineDoesNotAnswer) {
            // The next look may tell.
        }
    }

    private void compare() {
        switch (state.get()) {
            case UP -> {
                if (!server.isRunning() && state.compareAndSet(State.UP, State.DOWN)) {
                    console.progress("%s has ended by itself.%s './bobbin start %s' starts it again."
                            .formatted(name, server.log() == null ? "" : " Its log: " + server.log() + ".", name));
                }
            }
            case DOWN -> {
                if (server.isRunning() && state.compareAndSet(State.DOWN, State.UP)) {
                    console.progress(name + " is running again");
                }
            }
            case STARTING, STOPPING, STOPPED -> {}
        }
    }

    ProcessStatus status() {
        look();
        return status(name, state.get(), url.get(), server.pids());
    }

    static ProcessStatus status(String name, State state, @Nullable String url, List<Long> pids) {
        return new ProcessStatus(
                name, state, url, pids.isEmpty() ? null : pids.getFirst(), pids.isEmpty() ? null : memory(pids));
    }

    private static long memory(List<Long> pids) {
        return pids.stream().mapToLong(pid -> ProcessMemory.of(pid).orElse(0)).sum();
    }
}
