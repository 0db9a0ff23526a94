package shop.bobbin.controlroom.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import shop.bobbin.backing.ChildEnvironment;

/** One running process: from its start until it has ended, once. */
final class ManagedProcess {

    private static final Duration PROBE_EVERY = Duration.ofMillis(100);

    private final Launch launch;
    private final Process process;
    private final PidFile pidFile;

    private ManagedProcess(Launch launch, Process process, PidFile pidFile) {
        this.launch = launch;
        this.process = process;
        this.pidFile = pidFile;
    }

    static ManagedProcess start(Launch launch, LogFile log, PidFile pidFile) {
        var builder = new ProcessBuilder(launch.command())
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        ChildEnvironment.filter(builder.environment());
        builder.environment().putAll(launch.environment());
        try {
            var process = builder.start();
            pidFile.write(process.toHandle(), launch.mark());
            return new ManagedProcess(launch, process, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return false when it ended, or was not ready in time */
    boolean awaitReady(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (Readiness.of(launch.readiness())) {
                return true;
            }
        }
        return false;
    }

    /** Asks it to end, and makes it end when it has not after {@code grace}. */
    void stop(Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        pidFile.delete();
    }

    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        pidFile.delete();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int exitCode() {
        return process.exitValue();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }
}
