package shop.bobbin.backing;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How a client gets into a Kafka that does not let everybody in: protocol, certificates, password. In a file, as the one that
 * Kafka's own tools take by {@code --command-config}. No record, since a record shows all that it knows.
 */
public final class KafkaClientProperties {

    private final Map<String, String> properties;

    private KafkaClientProperties(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
    }

    /** For a Kafka that asks for nothing. */
    public static KafkaClientProperties none() {
        return new KafkaClientProperties(Map.of());
    }

    /** @throws BackingException when the file cannot be read, or is no file of properties */
    public static KafkaClientProperties read(Path file) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new BackingException(
                    "The properties of Kafka's client cannot be read from %s (%s)".formatted(file, e), e);
        }
        Map<String, String> properties = new HashMap<>();
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        return new KafkaClientProperties(properties);
    }

    /** Of two that differ, these count. */
    Map<String, Object> over(Map<String, String> others) {
        Map<String, Object> all = new HashMap<>(others);
        all.putAll(properties);
        return all;
    }
}
