package shop.bobbin.journeys.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The root folder of the project, found from any folder below it. */
final class ProjectRoot {

    private ProjectRoot() {}

    static Path path() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("deploy/topics.txt")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not inside the project"));
    }
}
