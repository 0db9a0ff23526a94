package shop.bobbin.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Ends processes that a killed JVM left running. A pid file has the start time too, since pids are reused. */
final class StaleProcess {

    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private StaleProcess() {}

    /** The content of a pid file: pid and start time. */
    static String describe(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH) + "\n";
    }

    /** Kills the process of a pid file, if the pid still belongs to it, and removes the file. */
    static void end(Path pidFile) throws IOException {
        var words = Files.readString(pidFile).strip().split("\\s+");
        // Pid files of other programs (PostgreSQL writes one) do not have exactly two words.
        if (words.length != 2) {
            return;
        }
        find(words).ifPresent(StaleProcess::kill);
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> find(String[] words) {
        try {
            var started = Instant.parse(words[1]);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process -> process.info()
                            .startInstant()
                            .map(instant ->
                                    Duration.between(instant, started).abs().compareTo(CLOCK_DRIFT) <= 0)
                            .orElse(false));
        } catch (NumberFormatException | DateTimeParseException truncated) {
            return Optional.empty();
        }
    }

    /**
     * Kills all processes of a program with this working folder, also those without a pid file. Works on Linux only,
     * where {@code /proc} shows the working folder of each process.
     */
    static void endAllOf(String program, Path folder) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(command -> command.endsWith(program))
                        .isPresent())
                .filter(process -> worksIn(folder, process))
                .forEach(StaleProcess::kill);
    }

    private static boolean worksIn(Path folder, ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), folder);
        } catch (IOException notReadableOrNotLinux) {
            return false;
        }
    }

    /** Kills the process and its descendants, the parent first so that it does not restart a child. */
    static void kill(ProcessHandle process) {
        var processes = Stream.concat(Stream.of(process), process.descendants()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        // Not onExit(): for a process that is not a child of this JVM it polls only every two seconds.
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
