package shop.bobbin.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A process known by its pid file. The pid alone is not enough: the system may have given it to another since. */
final class LeftOver {

    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LeftOver() {}

    static String describe(ProcessHandle process) {
        return "%d %s%n".formatted(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Ends the described process, if it is still that one, and removes the file. */
    static void end(Path pidFile) throws IOException {
        String[] words = Files.readString(pidFile).strip().split("\\s+");
        // Others' pid files (PostgreSQL writes one) have more or less than our two words.
        if (words.length != 2) {
            return;
        }
        Instant started = Instant.parse(words[1]);
        ProcessHandle.of(Long.parseLong(words[0]))
                .filter(process -> process.info()
                        .startInstant()
                        .map(instant -> Duration.between(instant, started).abs().compareTo(CLOCK_DRIFT) <= 0)
                        .orElse(false))
                .ifPresent(LeftOver::kill);
        Files.deleteIfExists(pidFile);
    }

    /** Ends it and all its children at once, the parent first so that it cannot react. */
    static void kill(ProcessHandle process) {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        // Not onExit(): for a process that is not our child it looks every two seconds only.
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
