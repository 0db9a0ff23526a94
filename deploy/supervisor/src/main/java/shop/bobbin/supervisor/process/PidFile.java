package shop.bobbin.supervisor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A file that identifies a process, so that the next supervisor can end it if this one is killed. Since pids are
 * reused, the start time and a marker in the command line must match too.
 */
final class PidFile {

    private static final Duration CLOCK_ADJUSTMENT = Duration.ofSeconds(5);

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write(ProcessHandle process, String marker) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, process.pid() + "\n" + startOf(process) + "\n" + marker + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of this file, if it is still running. */
    Optional<ProcessHandle> find() {
        try {
            var lines = Files.readAllLines(file);
            return lines.size() < 3
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0)))
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> startedAt(process, Instant.parse(lines.get(1))))
                            .filter(process ->
                                    process.info().commandLine().orElse("").contains(lines.get(2)));
        } catch (IOException | NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** With a tolerance: the kernel derives start times from the boot time, which shifts when the clock is adjusted. */
    private static boolean startedAt(ProcessHandle process, Instant when) {
        return Duration.between(startOf(process), when).abs().compareTo(CLOCK_ADJUSTMENT) < 0;
    }
}
