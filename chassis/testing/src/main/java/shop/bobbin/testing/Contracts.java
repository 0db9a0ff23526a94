package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of the events that a service publishes: a JSON Schema and a sample for each, in the producer's {@code
 * <service>/src/main/resources/contracts/<topic>/<type>.schema.json} and {@code .sample.json}.
 */
public final class Contracts {

    private static final String SCHEMA = ".schema.json";
    private static final String SAMPLE = ".sample.json";

    private final Path folder;

    private Contracts(Path folder) {
        this.folder = folder;
    }

    /** @param service the producer's module folder, which is also its artifact id */
    public static Contracts of(String service) {
        return in(ReactorRoot.resolve(service).resolve("src/main/resources/contracts"));
    }

    static Contracts in(Path folder) {
        return new Contracts(folder);
    }

    public EventContract event(String topic, String type) {
        return new EventContract(
                topic,
                type,
                folder.resolve(topic).resolve(type + SCHEMA),
                folder.resolve(topic).resolve(type + SAMPLE));
    }

    /** All events that have a schema, a sample or both. */
    public List<EventContract> all() {
        try (var files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(this::contract)
                    .distinct()
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No contracts in " + folder, e);
        }
    }

    /** Fails unless there is at least one event, and each has a schema and a valid sample. */
    public void verify() {
        assertThat(all()).as("event contracts in %s", folder).isNotEmpty().allSatisfy(EventContract::verify);
    }

    private EventContract contract(Path file) {
        var name = file.getFileName().toString();
        @Nullable Path topic = file.getParent();
        if (topic == null || !(name.endsWith(SCHEMA) || name.endsWith(SAMPLE))) {
            throw new AssertionError("%s is neither a %s nor a %s".formatted(file, SCHEMA, SAMPLE));
        }
        return event(topic.getFileName().toString(), name.substring(0, name.length() - SCHEMA.length()));
    }
}
