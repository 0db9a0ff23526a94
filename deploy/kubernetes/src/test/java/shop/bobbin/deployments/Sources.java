package shop.bobbin.deployments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The files of {@code deploy/kubernetes}, identified by their relative paths. */
record Sources(Path folder, UnaryOperator<Source> edit) {

    private static final Path HERE = Path.of(System.getProperty("basedir", "deploy/kubernetes"))
            .toAbsolutePath()
            .normalize();
    private static final List<String> WRITTEN = List.of("base", "components", "overlays");

    record Source(String path, String text) {}

    static Sources asWritten() {
        return new Sources(HERE, UnaryOperator.identity());
    }

    /** Returns the files with one replacement, for tests of the rules. */
    Sources replacing(String path, String from, String to) {
        if (!text(path).contains(from)) {
            throw new IllegalArgumentException("%s does not contain %s".formatted(path, from));
        }
        return new Sources(
                folder,
                source -> source.path().equals(path)
                        ? new Source(path, source.text().replace(from, to))
                        : source);
    }

    /** Returns the root of the checkout. */
    static Path checkout() {
        return HERE.resolve("../..").normalize();
    }

    String text(String path) {
        return edit.apply(new Source(path, read(folder.resolve(path)))).text();
    }

    /** Returns the paths of all YAML files. */
    List<String> all() {
        return WRITTEN.stream().flatMap(this::below).sorted().toList();
    }

    private Stream<String> below(String top) {
        try (Stream<Path> files = Files.walk(folder.resolve(top))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> folder.relativize(file).toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
