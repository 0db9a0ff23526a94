package shop.bobbin.controlroom.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import shop.bobbin.supervisor.keys.SecretFile;

/** The process, URL and secret of a running supervisor, stored in a file of its state folder. */
public record RunningSupervisor(ProcessHandle process, URI url, ControlSecret secret) {

    private static final String FILE = "supervisor";

    public static void write(Path state, URI url, ControlSecret secret) {
        SecretFile.write(
                state.resolve(FILE), ProcessHandle.current().pid() + "\n" + url + "\n" + secret.value() + "\n");
    }

    public static void delete(Path state) {
        try {
            Files.deleteIfExists(state.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<RunningSupervisor> find(Path state) {
        try {
            var lines = Files.readAllLines(state.resolve(FILE));
            return lines.size() < 3
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0)))
                            .filter(ProcessHandle::isAlive)
                            .map(process -> new RunningSupervisor(
                                    process, URI.create(lines.get(1)), ControlSecret.of(lines.get(2))));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
