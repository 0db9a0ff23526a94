package shop.bobbin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server process that ends when this JVM ends. A watchdog (a shell that blocks on its standard input) signals the
 * process when this JVM is killed. If the watchdog is killed too, the next JVM that opens the folder finds the process
 * by its pid file.
 */
final class ChildProcess {

    private static final Duration GRACE_PERIOD = Duration.ofSeconds(15);

    private final String name;
    private final Process process;
    private final String stopSignal;
    private final Process watchdog;
    private final Path pidFile;
    private final Path log;

    private ChildProcess(String name, Process process, String stopSignal, Process watchdog, Path pidFile, Path log) {
        this.name = name;
        this.process = process;
        this.stopSignal = stopSignal;
        this.watchdog = watchdog;
        this.pidFile = pidFile;
        this.log = log;
    }

    /**
     * Starts a command with this working folder; its output is appended to {@code <name>.log} there.
     *
     * @param stopSignal what ends it gracefully; SIGINT ends no JVM of a background job, where it is ignored
     */
    static ChildProcess start(String name, Path folder, String stopSignal, List<String> command) {
        var log = folder.resolve(name + ".log");
        var pidFile = folder.resolve(name + ".pid");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            ChildEnvironment.filter(builder.environment());
            var process = builder.start();
            Files.writeString(pidFile, StaleProcess.describe(process.toHandle()));
            return new ChildProcess(name, process, stopSignal, watchdog(process.pid(), stopSignal), pidFile, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    /** Runs a command and waits for its exit; its output is appended to {@code <name>.log}. */
    static void run(String name, Path folder, List<String> command) {
        ChildProcess child = start(name, folder, "TERM", command);
        child.await(Duration.ofSeconds(60));
        boolean succeeded = !child.isAlive() && child.process.exitValue() == 0;
        child.kill();
        if (!succeeded) {
            throw child.failed("failed");
        }
    }

    /** Ends the processes of this folder that a killed JVM left running. */
    static void endStaleProcesses(Path folder) {
        try (var files = Files.walk(folder, 2)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".pid")).toList()) {
                StaleProcess.end(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for stale processes in " + folder, e);
        }
    }

    /**
     * Waits until the condition is true; throws, with the end of the log, when the process exits or the time is over.
     */
    void awaitReady(Duration limit, BooleanSupplier ready) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!ready.getAsBoolean()) {
                if (process.waitFor(40, TimeUnit.MILLISECONDS)) {
                    throw failed("exited with status %d during startup".formatted(process.exitValue()));
                }
                if (System.nanoTime() > deadline) {
                    kill();
                    throw failed("was not ready after %d s".formatted(limit.toSeconds()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted while waiting for " + name, e);
        }
    }

    /** Sends the stop signal, and kills the process if it has not ended within the grace period. */
    void stop() {
        if (isAlive()) {
            signal(process.pid(), stopSignal);
            await(GRACE_PERIOD);
        }
        kill();
    }

    /** Kills the process and its descendants, the parent first so that it does not restart a child. */
    void kill() {
        var processes = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(
                handle -> handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        watchdog.destroyForcibly();
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + pidFile, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<Long> pids() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }

    private void await(Duration limit) {
        try {
            boolean unused = process.waitFor(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private BackingException failed(String what) {
        return new BackingException("%s %s. Last lines of its log, %s:%n%s".formatted(name, what, log, tail()));
    }

    private String tail() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException unreadable) {
            return "(unreadable)";
        }
    }

    /** A process that stops the child when this JVM is killed, which closes its input. */
    private static Process watchdog(long pid, String stopSignal) throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "trap '' INT TERM; cat >/dev/null; kill -s \"$0\" \"$1\"",
                        stopSignal,
                        Long.toString(pid))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void signal(long pid, String signal) {
        try {
            // The shell's built-in kill: minimal systems have no kill program.
            int unused = new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot signal process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
