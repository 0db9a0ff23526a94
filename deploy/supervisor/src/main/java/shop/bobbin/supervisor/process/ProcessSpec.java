package shop.bobbin.supervisor.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The specification of a process: its command, environment and readiness endpoint.
 *
 * @param marker an argument of the command that no other process on the machine has; it identifies the process
 */
public record ProcessSpec(
        String name,
        List<String> command,
        String marker,
        Map<String, String> environment,
        Path directory,
        URI url,
        URI readiness) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (!command.contains(marker)) {
            throw new IllegalArgumentException("the command of " + name + " does not contain its marker " + marker);
        }
    }
}
