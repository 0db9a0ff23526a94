package shop.bobbin.supervisor.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A jar with its class path in the manifest, which is run from the build directory. */
public record PlainJar(Path path) implements RunnableJar {

    @Override
    public void prepare() {
        // Nothing to prepare.
    }

    @Override
    public String identity() {
        try {
            return Files.getLastModifiedTime(path) + " " + Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
