package shop.bobbin.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The root folder of the project, found from any module's folder. */
public final class ReactorRoot {

    private static final String MARKER_FILE = "deploy/topics.txt";

    private ReactorRoot() {}

    public static Path path() {
        var start = Path.of("").toAbsolutePath();
        for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(MARKER_FILE))) {
                return folder;
            }
        }
        throw new IllegalStateException("No parent folder of %s contains %s".formatted(start, MARKER_FILE));
    }

    public static Path resolve(String name) {
        return path().resolve(name);
    }
}
