package shop.bobbin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one set of backing services, locked while in use: whatever still runs in a folder whose lock is free was
 * left behind by a JVM that was killed.
 */
final class DataDirectory implements AutoCloseable {

    private static final String SCRATCH = "bobbin-backing-";

    private final Path path;
    private final boolean kept;
    private final FileChannel channel;

    private DataDirectory(Path path, boolean kept) {
        this.path = path.toAbsolutePath().normalize();
        this.kept = kept;
        try {
            Files.createDirectories(this.path);
            this.channel =
                    FileChannel.open(this.path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked()) {
                channel.close();
                throw new BackingException("%s is in use by another process".formatted(this.path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the data directory " + this.path, e);
        }
    }

    static DataDirectory open(@Nullable Path wanted) {
        if (wanted != null) {
            return new DataDirectory(wanted, true);
        }
        sweep();
        try {
            return new DataDirectory(
                    Files.createTempDirectory(SCRATCH + ProcessHandle.current().pid() + "-"), false);
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder", e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Ends what a killed JVM left running here, and removes everything but the lock. */
    void erase() {
        ChildProcess.endLeftOvers(path);
        try {
            delete(resolve("postgres"));
            delete(resolve("kafka"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot erase " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (!kept) {
                delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot leave the data directory " + path, e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean locked() throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    /** Removes throw-away folders of JVMs that were killed. */
    private static void sweep() {
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            List<Path> abandoned = folders.filter(DataDirectory::isAbandoned).toList();
            for (Path folder : abandoned) {
                ChildProcess.endLeftOvers(folder);
                delete(folder);
            }
        } catch (IOException e) {
            // Another one sweeps at the same time, or the folder is somebody else's: nothing is lost by leaving it.
        }
    }

    private static boolean isAbandoned(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches(SCRATCH + "\\d+-.*") || !Files.isWritable(folder)) {
            return false;
        }
        long pid = Long.parseLong(name.substring(SCRATCH.length(), name.indexOf('-', SCRATCH.length())));
        Optional<ProcessHandle> owner = ProcessHandle.of(pid);
        return owner.isEmpty() || !owner.get().isAlive();
    }
}
