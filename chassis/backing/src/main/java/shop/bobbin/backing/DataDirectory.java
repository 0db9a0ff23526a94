package shop.bobbin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
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

    /** The file of {@link SuperuserPassword}. */
    static final String PASSWORD = "postgres-password";

    private static final String SCRATCH = "bobbin-backing-";
    private static final String PROVIDER = "provider";
    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";

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
        try {
            Path scratch =
                    Files.createTempDirectory(SCRATCH + ProcessHandle.current().pid() + "-");
            sweep(Path.of(System.getProperty("java.io.tmpdir")), Files.getOwner(scratch));
            return new DataDirectory(scratch, false);
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder", e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * Chooses the provider for the data in this folder.
     *
     * @param wanted null leaves the choice
     * @throws BackingException when the data cannot be opened with what is wanted or there
     */
    BackingProvider provider(@Nullable BackingProvider wanted) {
        return BackingProvider.choose(wanted, recordedProvider(), DockerEngine::answers);
    }

    /** Notes who made the data; it stays the same until they are erased. */
    void recordProvider(BackingProvider provider) {
        try {
            Files.writeString(resolve(PROVIDER), provider.word() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the data directory " + path, e);
        }
    }

    /** Whether volumes of Docker may hold the data; a folder of an earlier version does not say. */
    boolean mayBeInDocker(@Nullable BackingProvider wanted) {
        @Nullable BackingProvider recorded = recordedProvider();
        return BackingProvider.choose(recorded == null ? wanted : recorded, recorded, DockerEngine::answers)
                == BackingProvider.DOCKER;
    }

    private @Nullable BackingProvider recordedProvider() {
        try {
            return BackingProvider.named(Files.readString(resolve(PROVIDER)));
        } catch (IOException none) {
            boolean made = Files.exists(resolve(POSTGRES).resolve("data"));
            return made ? BackingProvider.EMBEDDED : null;
        }
    }

    /** Ends what a killed JVM left running here, and removes everything but the lock. */
    void erase() {
        ChildProcess.endLeftOvers(path);
        try {
            delete(resolve(POSTGRES));
            delete(resolve(KAFKA));
            Files.deleteIfExists(resolve(PASSWORD));
            Files.deleteIfExists(resolve(PROVIDER));
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

    /**
     * Removes throw-away folders of JVMs that were killed. Only our own: a pid file in a folder of another user would say which
     * of our processes is to be killed.
     */
    static void sweep(Path temporary, UserPrincipal owner) {
        try (Stream<Path> folders = Files.list(temporary)) {
            List<Path> abandoned =
                    folders.filter(folder -> isAbandoned(folder, owner)).toList();
            for (Path folder : abandoned) {
                ChildProcess.endLeftOvers(folder);
                delete(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            // Another one sweeps at the same time, or the folder is another user's: nothing is lost by leaving it.
        }
    }

    private static boolean isAbandoned(Path folder, UserPrincipal owner) {
        String name = folder.getFileName().toString();
        if (!name.matches(SCRATCH + "\\d{1,18}-.*") || !Ownership.isOnly(folder, owner)) {
            return false;
        }
        long pid = Long.parseLong(name.substring(SCRATCH.length(), name.indexOf('-', SCRATCH.length())));
        Optional<ProcessHandle> user = ProcessHandle.of(pid);
        return user.isEmpty() || !user.get().isAlive();
    }
}
