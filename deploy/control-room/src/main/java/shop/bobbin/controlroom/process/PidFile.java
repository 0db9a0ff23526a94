package shop.bobbin.controlroom.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Remembers a process beyond the life of the supervisor, so that the next one can end what a killed one left over.
 * A pid alone may have been given to somebody else since: its start time and its command line must fit as well.
 */
final class PidFile {

    private static final Duration CLOCK_ADJUSTMENT = Duration.ofSeconds(5);

    private final Path file;

    PidFile(Path file) {
        this.file = file;
    }

    void write(ProcessHandle process, String mark) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, process.pid() + "\n" + startOf(process) + "\n" + mark + "\n");
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

    /** The process that this file speaks of, when it still runs. */
    Optional<ProcessHandle> find() {
        try {
            var lines = Files.readAllLines(file);
            return lines.size() < 3
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0)))
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> began(process, Instant.parse(lines.get(1))))
                            .filter(process ->
                                    process.info().commandLine().orElse("").contains(lines.get(2)));
        } catch (IOException | NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** The kernel counts from the time of boot, which moves a little whenever the clock is set right. */
    private static boolean began(ProcessHandle process, Instant when) {
        return Duration.between(startOf(process), when).abs().compareTo(CLOCK_ADJUSTMENT) < 0;
    }
}
