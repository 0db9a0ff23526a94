package shop.bobbin.supervisor.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The JVM's ahead-of-time cache of one service (JEP 483): loaded and linked classes, which halve the CPU time of a
 * start. It is created from a recording of a training run, and is valid for one jar, one JDK and one set of flags,
 * which a stamp file beside it identifies.
 */
public final class AotCache {

    /** The state of the cache file. */
    public enum CacheState {
        USABLE,
        MISSING,
        OUTDATED,
        DAMAGED
    }

    private static final String QUIET = "-Xlog:aot*=error,cds*=error";
    private static final int FINGERPRINT_BYTES = 1 << 20;

    private final Path file;
    private final String key;

    /** @param jar identifies the content of the jar */
    public AotCache(Path file, String jar, List<String> flags) {
        this.file = file;
        this.key = String.join("\n", jar, Jdk.identity(), String.join(" ", flags));
    }

    public CacheState state() {
        try {
            if (!Files.exists(file) || !Files.exists(stamp())) {
                return CacheState.MISSING;
            }
            var stamp = Files.readString(stamp());
            if (!stamp.startsWith(key + "\n")) {
                return CacheState.OUTDATED;
            }
            return stamp.equals(key + "\n" + fingerprint(file)) ? CacheState.USABLE : CacheState.DAMAGED;
        } catch (IOException e) {
            return CacheState.DAMAGED;
        }
    }

    public List<String> useOptions() {
        return List.of("-XX:AOTCache=" + file, QUIET);
    }

    /** The options of a training run, which writes the recording when it exits. */
    public List<String> recordOptions() {
        delete();
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording(), QUIET);
    }

    /** The options of the run that creates the cache from the recording; it does not start the program. */
    public List<String> createOptions() {
        return List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording(), "-XX:AOTCache=" + file, QUIET);
    }

    /** Writes the stamp of a cache that was created; returns false if there is none. */
    public boolean activate() {
        try {
            Files.deleteIfExists(recording());
            if (!Files.exists(file)) {
                return false;
            }
            Files.writeString(stamp(), key + "\n" + fingerprint(file));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
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

    /** Length and checksum of the first MiB: detects truncation and replacement without reading 120 MB. */
    private static String fingerprint(Path file) throws IOException {
        var crc = new CRC32C();
        try (var in = Files.newInputStream(file)) {
            crc.update(in.readNBytes(FINGERPRINT_BYTES));
        }
        return Files.size(file) + " " + Long.toHexString(crc.getValue());
    }
}
