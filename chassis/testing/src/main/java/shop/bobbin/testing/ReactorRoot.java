package shop.bobbin.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The project's root folder, whatever module is being built. */
public final class ReactorRoot {

    private static final String LANDMARK = "deploy/topics.txt";

    private ReactorRoot() {}

    public static Path path() {
        Path start = Path.of("").toAbsolutePath();
        for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(LANDMARK))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder above %s has a %s".formatted(start, LANDMARK));
    }

    public static Path resolve(String name) {
        return path().resolve(name);
    }
}
