package shop.bobbin.controlroom.containers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.bobbin.controlroom.process.CannotStart;

/** Environment variables; an empty one is as good as none, since that is how compose passes on what is not set. */
public record Variables(Map<String, String> environment) {

    public String of(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    String of(String name) {
        return find(name).orElseThrow(() -> new CannotStart(name + " is not set."));
    }

    void require(List<String> names) {
        var missing = names.stream().filter(name -> find(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new CannotStart("Not set, but needed: " + String.join(", ", missing) + ". Nothing was done.");
        }
    }
}
