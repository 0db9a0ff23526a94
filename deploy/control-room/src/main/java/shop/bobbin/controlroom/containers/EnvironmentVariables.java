package shop.bobbin.controlroom.containers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.bobbin.supervisor.process.ControlException;

/** Environment variables. An empty one counts as not set, since Docker Compose passes unset variables on as empty. */
public record EnvironmentVariables(Map<String, String> environment) {

    public String of(String name, String defaultValue) {
        return find(name).orElse(defaultValue);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    String of(String name) {
        return find(name).orElseThrow(() -> new ControlException(name + " is not set."));
    }

    void require(List<String> names) {
        var missing = names.stream().filter(name -> find(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new ControlException(
                    "These variables must be set: " + String.join(", ", missing) + ". Nothing was changed.");
        }
    }
}
