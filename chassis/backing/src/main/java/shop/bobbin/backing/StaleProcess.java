package shop.bobbin.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A process known by its pid file. The pid alone is not enough: the system may have given it to another since. */
final class StaleProcess {

    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private StaleProcess() {}

    static String describe(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH) + "\n";
    }

    /** Ends the described process, if it is still that one, and removes the file. */
    static void end(Path pidFile) throws IOException {
        String[] words = Files.readString(pidFile).strip().split("\\s+");
        // Others' pid files (PostgreSQL writes one) have more or less than our two words.
        if (words.length != 2) {
            return;
        }
        described(words).ifPresent(StaleProcess::kill);
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> described(String[] words) {
        try {
            Instant started = Instant.parse(words[1]);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process -> process.info()
                            .startInstant()
                            .map(instant ->
                                    Duration.between(instant, started).abs().compareTo(CLOCK_DRIFT) <= 0)
                            .orElse(false));
        } catch (NumberFormatException | DateTimeParseException cutOff) {
            return Optional.empty();
        }
    }

    /**
     * Ends the processes of a program that work in a folder, whatever their parent process was. They are found where the system
     * shows each process's folder (Linux).
     */
    static void endThoseOf(String program, Path folder) {
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
        } catch (IOException anotherUsersOrAnotherSystem) {
            return false;
        }
    }

    /** Ends it and all its children at once, the parent first so that it cannot react. */
    static void kill(ProcessHandle process) {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        // Not onExit(): for a process that is not our child it looks every two seconds only.
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
