package shop.bobbin.supervisor.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import shop.bobbin.backing.ChildEnvironment;
import shop.bobbin.supervisor.process.ControlException;

/**
 * A Spring Boot jar extracted into a folder: it starts in two thirds of the time, and an AOT cache needs it. The
 * extraction is keyed by the jar's content, so a rebuild without changes keeps the extraction and its cache.
 */
public final class ExtractedJar implements RunnableJar {

    private final Path jar;
    private final Path folder;

    public ExtractedJar(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    @Override
    public Path path() {
        return folder.resolve(jar.getFileName());
    }

    /** Extracts the jar if its content has changed. */
    @Override
    public void prepare() {
        try {
            if (Files.exists(path()) && readIfExists(timestampFile()).equals(timestamp(jar))) {
                return;
            }
            var digest = digest();
            if (!Files.exists(path()) || !readIfExists(digestFile()).equals(digest)) {
                Folders.delete(folder);
                extract();
            }
            Files.writeString(digestFile(), digest);
            Files.writeString(timestampFile(), timestamp(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of the jar's content. */
    @Override
    public String identity() {
        return readIfExists(digestFile());
    }

    private void extract() throws IOException {
        Files.createDirectories(folder);
        var builder = new ProcessBuilder(
                        Jdk.java(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true);
        ChildEnvironment.filter(builder.environment());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0 || !Files.exists(path())) {
            throw new ControlException("Cannot extract " + jar + ":\n" + output.strip());
        }
    }

    private Path timestampFile() {
        return folder.resolve("jar.seen");
    }

    private Path digestFile() {
        return folder.resolve("jar.sha256");
    }

    private static String readIfExists(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String timestamp(Path jar) throws IOException {
        return Files.getLastModifiedTime(jar) + " " + Files.size(jar);
    }

    private String digest() throws IOException {
        try (var in = Files.newInputStream(jar)) {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
