package shop.bobbin.controlroom.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one process is started, and where it says that it is ready.
 *
 * @param mark an argument of the command that no other process on the machine has
 */
public record Launch(
        String name,
        List<String> command,
        String mark,
        Map<String, String> environment,
        Path directory,
        URI url,
        URI readiness) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (!command.contains(mark)) {
            throw new IllegalArgumentException("the command of " + name + " does not carry its mark " + mark);
        }
    }
}
