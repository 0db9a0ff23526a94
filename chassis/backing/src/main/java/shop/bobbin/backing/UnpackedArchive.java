package shop.bobbin.backing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * An archive of programs (.txz), unpacked into a folder of its own, and unpacked again when some of it is missing. JVMs take
 * turns by a lock.
 *
 * @param folder for all versions; only its owner may write to it
 * @param version names the archive's content
 * @param program one of the programs, to see that they run; it understands {@code --version}
 */
record UnpackedArchive(Path folder, String version, Supplier<InputStream> archive, String program) {

    /** @throws IOException when the folder cannot be written to, belongs to another user, or runs no programs */
    Path ready() throws IOException {
        Path home = folder.resolve(version);
        takeFolder();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock unused = channel.lock()) {
            if (!measure(home).equals(recorded())) {
                Files.deleteIfExists(record());
                DataDirectory.delete(home);
                unpack(home);
                Files.writeString(record(), measure(home));
            }
        }
        run(home.resolve(program));
        return home;
    }

    private void takeFolder() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        Path ours = Files.createTempFile(folder, "owner", "");
        try {
            if (!Ownership.isOnly(folder, Files.getOwner(ours))) {
                throw new IOException("others may write to it");
            }
        } finally {
            Files.delete(ours);
        }
    }

    private Path record() {
        return folder.resolve(version + ".complete");
    }

    private @Nullable String recorded() throws IOException {
        return Files.exists(record()) ? Files.readString(record()) : null;
    }

    /** The number of files and of bytes: what a clean-up has removed, or a full disk has cut off, shows in them. */
    private static String measure(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return "nothing";
        }
        try (Stream<Path> paths = Files.walk(home)) {
            List<Path> files = paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.isSymbolicLink(file) ? 0 : Files.size(file);
            }
            return files.size() + " files, " + bytes + " bytes\n";
        }
    }

    private void unpack(Path home) throws IOException {
        try (TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(archive.get()))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = home.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    if (entry.isSymbolicLink() || entry.isLink()) {
                        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(entries, file);
                    }
                }
                if (file.startsWith(home.resolve("bin")) && !Files.isSymbolicLink(file)) {
                    boolean unused = file.toFile().setExecutable(true, false);
                }
            }
        }
    }

    private static void run(Path program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        ChildEnvironment.reduce(builder.environment());
        int status = builder.start().onExit().join().exitValue();
        if (status != 0) {
            throw new IOException("%s --version ends with status %d".formatted(program, status));
        }
    }
}
