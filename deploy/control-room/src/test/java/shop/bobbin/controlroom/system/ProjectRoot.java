package shop.bobbin.controlroom.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that everything is below, wherever in it the tests were started. */
final class Checkout {

    private Checkout() {}

    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("deploy/topics.txt")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not inside the checkout"));
    }
}
