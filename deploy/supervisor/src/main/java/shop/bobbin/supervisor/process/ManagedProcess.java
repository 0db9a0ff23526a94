package shop.bobbin.supervisor.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import shop.bobbin.backing.ChildEnvironment;

/** One operating-system process, from its start to its exit. */
final class ManagedProcess {

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);

    private final ProcessSpec spec;
    private final Process process;
    private final PidFile pidFile;

    private ManagedProcess(ProcessSpec spec, Process process, PidFile pidFile) {
        this.spec = spec;
        this.process = process;
        this.pidFile = pidFile;
    }

    static ManagedProcess start(ProcessSpec spec, LogFile log, PidFile pidFile) {
        var builder = new ProcessBuilder(spec.command())
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        ChildEnvironment.filter(builder.environment());
        builder.environment().putAll(spec.environment());
        try {
            var process = builder.start();
            pidFile.write(process.toHandle(), spec.marker());
            return new ManagedProcess(spec, process, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return false when the process has exited or was not ready in time */
    boolean awaitReady(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (ReadinessProbe.isReady(spec.readiness())) {
                return true;
            }
        }
        return false;
    }

    /** Sends SIGTERM, and kills the process if it has not exited within the grace period. */
    void stop(Duration gracePeriod) {
        process.destroy();
        try {
            if (!process.waitFor(gracePeriod.toMillis(), TimeUnit.MILLISECONDS)) {
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
