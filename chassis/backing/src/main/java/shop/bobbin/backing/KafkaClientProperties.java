package shop.bobbin.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The security properties of a Kafka client (protocol, certificates, password), read from a file in the format of
 * {@code --command-config} of Kafka's own tools. Not a record, since a record's {@code toString} would show the
 * password.
 */
public final class KafkaClientProperties {

    private final Map<String, String> properties;

    private KafkaClientProperties(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
    }

    /** For a Kafka without authentication and TLS. */
    public static KafkaClientProperties none() {
        return new KafkaClientProperties(Map.of());
    }

    /** @throws BackingException when the file cannot be read or is not a valid properties file */
    public static KafkaClientProperties read(Path file) {
        var read = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new BackingException("Cannot read the Kafka client properties from %s (%s)".formatted(file, e), e);
        }
        var properties = new HashMap<String, String>();
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        return new KafkaClientProperties(properties);
    }

    /** These properties, with defaults for those that are not set. */
    Map<String, Object> withDefaults(Map<String, String> defaults) {
        var all = new HashMap<String, Object>(defaults);
        all.putAll(properties);
        return all;
    }
}
