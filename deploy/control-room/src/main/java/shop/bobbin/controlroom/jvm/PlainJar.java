package shop.bobbin.controlroom.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A jar that names its class path in its manifest and is run where the build has put it. */
public record PlainJar(Path path) implements Program {

    @Override
    public void refresh() {
        // There is nothing to prepare.
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
