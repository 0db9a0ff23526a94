package shop.bobbin.controlroom.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Classes of one service, loaded and linked ahead of time: halves the work of a start. It is made
 * from what a process has recorded of itself, and fits one jar, one JDK and one set of flags; a stamp beside it says which.
 */
public final class AotCache {

    /** What became of the cache since it was made. */
    public enum Fitness {
        USABLE,
        MISSING,
        OUTDATED,
        DAMAGED
    }

    private static final String QUIET = "-Xlog:aot*=error,cds*=error";
    private static final int CHECKED_BYTES = 1 << 20;

    private final Path file;
    private final String purpose;

    /** @param jar names the content of the jar */
    public AotCache(Path file, String jar, List<String> flags) {
        this.file = file;
        this.purpose = String.join("\n", jar, Jdk.identity(), String.join(" ", flags));
    }

    public Fitness fitness() {
        try {
            if (!Files.exists(file) || !Files.exists(stamp())) {
                return Fitness.MISSING;
            }
            var stamp = Files.readString(stamp());
            if (!stamp.startsWith(purpose + "\n")) {
                return Fitness.OUTDATED;
            }
            return stamp.equals(purpose + "\n" + print(file)) ? Fitness.USABLE : Fitness.DAMAGED;
        } catch (IOException e) {
            return Fitness.DAMAGED;
        }
    }

    public List<String> useOptions() {
        return List.of("-XX:AOTCache=" + file, QUIET);
    }

    /** For a training run, which notes what it has loaded when it ends. */
    public List<String> recordOptions() {
        discard();
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording(), QUIET);
    }

    /** For the run that makes a cache of the notes; it does not start the program. */
    public List<String> createOptions() {
        return List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording(), "-XX:AOTCache=" + file, QUIET);
    }

    /** Takes what was created into use, if it was. */
    public boolean accept() {
        try {
            Files.deleteIfExists(recording());
            if (!Files.exists(file)) {
                return false;
            }
            Files.writeString(stamp(), purpose + "\n" + print(file));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void discard() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(stamp());
            Files.deleteIfExists(file);
            Files.deleteIfExists(recording());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path stamp() {
        return file.resolveSibling(file.getFileName() + ".stamp");
    }

    private Path recording() {
        return file.resolveSibling(file.getFileName() + ".recording");
    }

    /** Length and beginning: enough for a file that was cut off or overwritten, and 120 MB need not be read. */
    private static String print(Path file) throws IOException {
        var crc = new CRC32C();
        try (var in = Files.newInputStream(file)) {
            crc.update(in.readNBytes(CHECKED_BYTES));
        }
        return Files.size(file) + " " + Long.toHexString(crc.getValue());
    }
}
