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
import org.jspecify.annotations.Nullable;

/**
 * The data directory of one PostgreSQL and Kafka, locked while in use. If the lock is free, processes that still run in
 * the folder are stale: the JVM that started them was killed.
 */
final class DataDirectory implements AutoCloseable {

    /** The file of {@link SuperuserPassword}. */
    static final String PASSWORD = "postgres-password";

    private static final String TEMPORARY_PREFIX = "bobbin-backing-";
    private static final String PROVIDER = "provider";
    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";

    private final Path path;
    private final boolean persistent;
    private final FileChannel channel;

    private DataDirectory(Path path, boolean persistent) {
        this.path = path.toAbsolutePath().normalize();
        this.persistent = persistent;
        try {
            Files.createDirectories(this.path);
            this.channel =
                    FileChannel.open(this.path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock()) {
                channel.close();
                throw new BackingException("%s is in use by another process".formatted(this.path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the data directory " + this.path, e);
        }
    }

    static DataDirectory open(@Nullable Path requested) {
        if (requested != null) {
            return new DataDirectory(requested, true);
        }
        try {
            var temporary = Files.createTempDirectory(
                    TEMPORARY_PREFIX + ProcessHandle.current().pid() + "-");
            removeAbandoned(Path.of(System.getProperty("java.io.tmpdir")), Files.getOwner(temporary));
            return new DataDirectory(temporary, false);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create a temporary folder", e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /**
     * Chooses the provider for the data in this folder.
     *
     * @param requested null = any that can open the data
     * @throws BackingException when the requested or available provider cannot open the data
     */
    BackingProvider provider(@Nullable BackingProvider requested) {
        return BackingProvider.choose(requested, recordedProvider(), DockerEngine::isAvailable);
    }

    /** Records the provider that created the data. It is fixed until the data is erased. */
    void recordProvider(BackingProvider provider) {
        try {
            Files.writeString(resolve(PROVIDER), provider.value() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the data directory " + path, e);
        }
    }

    /** Whether the data may be in Docker volumes: folders of earlier versions do not record the provider. */
    boolean mayUseDockerVolumes(@Nullable BackingProvider requested) {
        @Nullable BackingProvider recorded = recordedProvider();
        return BackingProvider.choose(recorded == null ? requested : recorded, recorded, DockerEngine::isAvailable)
                == BackingProvider.DOCKER;
    }

    private @Nullable BackingProvider recordedProvider() {
        try {
            return BackingProvider.parse(Files.readString(resolve(PROVIDER)));
        } catch (IOException notRecorded) {
            boolean dataExists = Files.exists(resolve(POSTGRES).resolve("data"));
            return dataExists ? BackingProvider.EMBEDDED : null;
        }
    }

    /** Ends stale processes and deletes everything except the lock file. */
    void erase() {
        ChildProcess.endStaleProcesses(path);
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
            if (!persistent) {
                delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the data directory " + path, e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean tryLock() throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisJvm) {
            return false;
        }
    }

    /**
     * Removes temporary data directories of killed JVMs. Folders of other users are ignored, since their pid files
     * could name any of our processes to be killed.
     */
    static void removeAbandoned(Path temporary, UserPrincipal owner) {
        try (var folders = Files.list(temporary)) {
            var abandoned = folders.filter(folder -> isAbandoned(folder, owner)).toList();
            for (var folder : abandoned) {
                ChildProcess.endStaleProcesses(folder);
                delete(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            // Another JVM is cleaning up at the same time, or the folder belongs to another user. The next run tries
            // again.
        }
    }

    private static boolean isAbandoned(Path folder, UserPrincipal owner) {
        var name = folder.getFileName().toString();
        if (!name.matches(TEMPORARY_PREFIX + "\\d{1,18}-.*") || !Ownership.isExclusive(folder, owner)) {
            return false;
        }
        long pid =
                Long.parseLong(name.substring(TEMPORARY_PREFIX.length(), name.indexOf('-', TEMPORARY_PREFIX.length())));
        var user = ProcessHandle.of(pid);
        return user.isEmpty() || !user.get().isAlive();
    }
}
