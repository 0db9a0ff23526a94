package shop.bobbin.supervisor.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One supervised process over all its starts: its name, log and state, and the running process if there is one. It is not restarted. */
final class ProcessSlot {

    /** The exit code of a JVM with {@code -XX:+ExitOnOutOfMemoryError} after an OutOfMemoryError. */
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private final String name;
    private final LogFile log;
    private final PidFile pidFile;
    private final Console console;
    private @Nullable ProcessSpec spec;
    private @Nullable ManagedProcess current;
    private ProcessState state = ProcessState.STOPPED;
    private boolean startsPrevented;

    ProcessSlot(String name, LogFile log, PidFile pidFile, Console console) {
        this.name = name;
        this.log = log;
        this.pidFile = pidFile;
        this.console = console;
    }

    /**
     * @return whether the process is ready; false when it was stopped during the start, or when starts are prevented
     * @throws ControlException when it runs already, has exited during its start or was not ready in time
     */
    boolean start(ProcessSpec newSpec, Duration timeout) {
        var process = launch(newSpec);
        if (process == null) {
            return false;
        }
        try {
            if (process.awaitReady(timeout) && markReady(process)) {
                return true;
            }
            if (is(process, ProcessState.STARTING)) {
                throw process.isAlive() ? notReadyInTime(timeout) : exitedDuringStart(process);
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private synchronized @Nullable ManagedProcess launch(ProcessSpec newSpec) {
        if (startsPrevented) {
            return null;
        }
        if (current != null && current.isAlive()) {
            throw new ControlException(name + " is running already (pid " + current.pid() + ").");
        }
        var process = ManagedProcess.start(newSpec, log, pidFile);
        spec = newSpec;
        current = process;
        state = ProcessState.STARTING;
        process.onExit().thenRun(() -> onExit(process));
        return process;
    }

    private synchronized boolean markReady(ManagedProcess process) {
        var isReady = is(process, ProcessState.STARTING) && process.isAlive();
        if (isReady) {
            state = ProcessState.UP;
        }
        return isReady;
    }

    private synchronized boolean is(ManagedProcess process, ProcessState expected) {
        return current == process && state == expected;
    }

    private synchronized void onExit(ManagedProcess process) {
        if (is(process, ProcessState.UP)) {
            state = ProcessState.DOWN;
            pidFile.delete();
            console.progress("%s has exited unexpectedly (exit code %d%s). Log: %s"
                    .formatted(
                            name,
                            process.exitCode(),
                            process.exitCode() == EXIT_OUT_OF_MEMORY ? ": out of memory" : "",
                            log.path()));
        }
    }

    void stop(Duration gracePeriod) {
        var process = transitionTo(ProcessState.STOPPING);
        if (process != null) {
            process.stop(gracePeriod);
        }
        transitionTo(ProcessState.STOPPED);
    }

    synchronized void preventStarts() {
        startsPrevented = true;
    }

    /** Sends SIGKILL; the state becomes {@code DOWN}, as after a crash. */
    void kill() {
        var process = transitionTo(ProcessState.DOWN);
        if (process != null) {
            process.kill();
        }
    }

    private synchronized @Nullable ManagedProcess transitionTo(ProcessState next) {
        state = next;
        return current != null && current.isAlive() ? current : null;
    }

    private synchronized ControlException exitedDuringStart(ManagedProcess process) {
        state = ProcessState.DOWN;
        pidFile.delete();
        return failure("%s exited during its start (exit code %d).".formatted(name, process.exitCode()));
    }

    private ControlException notReadyInTime(Duration timeout) {
        kill();
        return failure("%s was not ready after %d s.".formatted(name, timeout.toSeconds()));
    }

    private ControlException failure(String what) {
        return new ControlException(what + " Log: " + log.path() + "\n    " + String.join("\n    ", log.lastLines(12)));
    }

    synchronized ProcessStatus status() {
        var alive = current != null && current.isAlive() ? current : null;
        var memory = alive == null ? null : memoryOf(alive.pid());
        return new ProcessStatus(
                name, state, spec == null ? null : spec.url().toString(), alive == null ? null : alive.pid(), memory);
    }

    private static @Nullable Long memoryOf(long pid) {
        var memory = ProcessMemory.of(pid);
        return memory.isPresent() ? memory.getAsLong() : null;
    }
}
