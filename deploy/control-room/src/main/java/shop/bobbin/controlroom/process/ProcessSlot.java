package shop.bobbin.controlroom.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A named place for a process, which comes and goes in it: what is wanted of it and what is there. */
final class Supervised {

    /** The exit code of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private final String name;
    private final LogFile log;
    private final PidFile pidFile;
    private final Console console;
    private @Nullable Launch launch;
    private @Nullable ManagedProcess current;
    private State state = State.STOPPED;
    private boolean closed;

    Supervised(String name, LogFile log, PidFile pidFile, Console console) {
        this.name = name;
        this.log = log;
        this.pidFile = pidFile;
        this.console = console;
    }

    /** @return whether it is ready; false when somebody stopped it meanwhile */
    boolean start(Launch how, Duration timeout) {
        var process = begin(how);
        if (process == null) {
            return false;
        }
        try {
            if (process.awaitReady(timeout)) {
                return ready(process);
            }
            if (is(process, State.STARTING)) {
                throw process.isAlive() ? late(process, timeout) : died(process);
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private synchronized @Nullable ManagedProcess begin(Launch how) {
        if (closed) {
            return null;
        }
        if (current != null && current.isAlive()) {
            throw new CannotStart(name + " is running already (pid " + current.pid() + ").");
        }
        var process = ManagedProcess.start(how, log, pidFile);
        launch = how;
        current = process;
        state = State.STARTING;
        process.onExit().thenRun(() -> ended(process));
        return process;
    }

    private synchronized boolean ready(ManagedProcess process) {
        if (is(process, State.STARTING)) {
            state = State.UP;
        }
        return is(process, State.UP);
    }

    private synchronized boolean is(ManagedProcess process, State expected) {
        return current == process && state == expected;
    }

    private synchronized void ended(ManagedProcess process) {
        if (is(process, State.UP)) {
            state = State.DOWN;
            pidFile.delete();
            console.progress("%s has ended by itself (exit code %d%s). Its log: %s"
                    .formatted(
                            name,
                            process.exitCode(),
                            process.exitCode() == OUT_OF_MEMORY ? ": out of memory" : "",
                            log.path()));
        }
    }

    void stop(Duration grace) {
        var process = leave(State.STOPPING);
        if (process != null) {
            process.stop(grace);
        }
        leave(State.STOPPED);
    }

    /** Nothing is started here any more. */
    synchronized void close() {
        closed = true;
    }

    /** As a crash would: the state says that nobody wanted it. */
    void kill() {
        var process = leave(State.DOWN);
        if (process != null) {
            process.kill();
        }
    }

    private synchronized @Nullable ManagedProcess leave(State next) {
        state = next;
        return current != null && current.isAlive() ? current : null;
    }

    private synchronized CannotStart died(ManagedProcess process) {
        state = State.DOWN;
        pidFile.delete();
        return failure("%s died while it started (exit code %d).".formatted(name, process.exitCode()));
    }

    private CannotStart late(ManagedProcess process, Duration timeout) {
        kill();
        return failure("%s was not ready after %d s.".formatted(name, timeout.toSeconds()));
    }

    private CannotStart failure(String what) {
        return new CannotStart(what + " Its log: " + log.path() + "\n    " + String.join("\n    ", log.lastLines(12)));
    }

    synchronized ProcessStatus status() {
        var alive = current != null && current.isAlive() ? current : null;
        var memory = alive == null ? null : boxed(alive.pid());
        return new ProcessStatus(
                name,
                state,
                launch == null ? null : launch.url().toString(),
                alive == null ? null : alive.pid(),
                memory);
    }

    private static @Nullable Long boxed(long pid) {
        var memory = ProcessMemory.of(pid);
        return memory.isPresent() ? memory.getAsLong() : null;
    }
}
