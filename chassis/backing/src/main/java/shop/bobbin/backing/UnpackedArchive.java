package shop.bobbin.backing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A tar.xz archive of programs that is unpacked into a folder, and unpacked again when files are missing. A lock file
 * keeps other JVMs from unpacking at the same time.
 *
 * @param folder the parent folder of all versions; only its owner may write to it
 * @param version identifies the archive's content; the name of the subfolder
 * @param program one of the programs, run with {@code --version} as a check
 */
record UnpackedArchive(Path folder, String version, Supplier<InputStream> archive, String program) {

    /** @throws IOException when the folder cannot be written to, belongs to another user, or runs no programs */
    Path ensureUnpacked() throws IOException {
        var home = folder.resolve(version);
        prepareFolder();
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var unused = channel.lock()) {
            if (!summarise(home).equals(readCompletionMarker())) {
                Files.deleteIfExists(completionMarker());
                DataDirectory.delete(home);
                unpack(home);
                Files.writeString(completionMarker(), summarise(home));
            }
        }
        checkRuns(home.resolve(program));
        return home;
    }

    private void prepareFolder() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        var own = Files.createTempFile(folder, "owner", "");
        try {
            if (!Ownership.isExclusive(folder, Files.getOwner(own))) {
                throw new IOException("other users can write to it");
            }
        } finally {
            Files.delete(own);
        }
    }

    private Path completionMarker() {
        return folder.resolve(version + ".complete");
    }

    private @Nullable String readCompletionMarker() throws IOException {
        return Files.exists(completionMarker()) ? Files.readString(completionMarker()) : null;
    }

    /** The number of files and bytes, which reveals files that were deleted or truncated by a full disk. */
    private static String summarise(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return "nothing";
        }
        try (var paths = Files.walk(home)) {
            var files = paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            long bytes = 0;
            for (var file : files) {
                bytes += Files.isSymbolicLink(file) ? 0 : Files.size(file);
            }
            return files.size() + " files, " + bytes + " bytes\n";
        }
    }

    private void unpack(Path home) throws IOException {
        try (var entries = new TarArchiveInputStream(new XZInputStream(archive.get()))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                var file = home.resolve(entry.getName()).normalize();
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

    private static void checkRuns(Path program) throws IOException {
        var builder = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        ChildEnvironment.filter(builder.environment());
        int status = builder.start().onExit().join().exitValue();
        if (status != 0) {
            throw new IOException("%s --version exited with status %d".formatted(program, status));
        }
    }
}
