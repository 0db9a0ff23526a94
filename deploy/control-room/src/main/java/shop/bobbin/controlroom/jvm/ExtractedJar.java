package shop.bobbin.controlroom.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import shop.bobbin.backing.ChildEnvironment;
import shop.bobbin.controlroom.process.CannotStart;

/**
 * Spring Boot's single jar, taken apart once: it starts in two thirds of the time, and only so can it have a cache.
 * What counts is the jar's content: a build that changes nothing leaves the extraction and its cache in use.
 */
public final class ExtractedJar implements Program {

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

    /** Extracts when the jar is another than before. */
    @Override
    public void refresh() {
        try {
            if (Files.exists(path()) && recorded(touch()).equals(touchOf(jar))) {
                return;
            }
            var digest = digest();
            if (!Files.exists(path()) || !recorded(content()).equals(digest)) {
                Folders.delete(folder);
                extract();
            }
            Files.writeString(content(), digest);
            Files.writeString(touch(), touchOf(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names the content; the cache that was made for another is of no use. */
    @Override
    public String identity() {
        return recorded(content());
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
            throw new CannotStart("Cannot take " + jar + " apart:\n" + output.strip());
        }
    }

    private Path touch() {
        return folder.resolve("jar.seen");
    }

    private Path content() {
        return folder.resolve("jar.sha256");
    }

    private static String recorded(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String touchOf(Path jar) throws IOException {
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
