package shop.bobbin.controlroom.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the supervisor of a state folder can be reached while it runs. */
public record RunningSupervisor(ProcessHandle process, URI url) {

    private static final String FILE = "supervisor";

    public static void write(Path state, URI url) {
        try {
            Files.writeString(state.resolve(FILE), ProcessHandle.current().pid() + "\n" + url + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void forget(Path state) {
        try {
            Files.deleteIfExists(state.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<RunningSupervisor> find(Path state) {
        try {
            var lines = Files.readAllLines(state.resolve(FILE));
            return lines.size() < 2
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0)))
                            .filter(ProcessHandle::isAlive)
                            .map(process -> new RunningSupervisor(process, URI.create(lines.get(1))));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
