package shop.bobbin.supervisor.keys;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Collectors;

/** Random passwords of the databases and the payment simulator, generated on first use and stored beside the keys. */
public final class Passwords {

    private static final int BYTES = 16;

    private final Path file;

    public Passwords(Path folder) {
        this.file = folder.resolve("passwords.properties");
    }

    /** @param name of a database, or {@code payment-simulator} */
    public synchronized String of(String name) {
        var passwords = load();
        if (!passwords.containsKey(name)) {
            passwords.setProperty(name, generate());
            SecretFile.write(
                    file,
                    passwords.stringPropertyNames().stream()
                            .sorted()
                            .map(key -> key + "=" + passwords.getProperty(key) + "\n")
                            .collect(Collectors.joining()));
        }
        return passwords.getProperty(name);
    }

    private Properties load() {
        var properties = new Properties();
        if (Files.exists(file)) {
            try {
                properties.load(new StringReader(SecretFile.read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private static String generate() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
