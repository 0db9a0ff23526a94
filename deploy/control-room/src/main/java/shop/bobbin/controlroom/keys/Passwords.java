package shop.bobbin.controlroom.keys;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Collectors;

/** A random password per database, drawn once and kept beside the keys. */
public final class Passwords {

    private static final int BYTES = 16;

    private final Path file;

    public Passwords(Path folder) {
        this.file = folder.resolve("passwords.properties");
    }

    public synchronized String of(String database) {
        var known = load();
        if (!known.containsKey(database)) {
            known.setProperty(database, draw());
            SecretFile.write(
                    file,
                    known.stringPropertyNames().stream()
                            .sorted()
                            .map(name -> name + "=" + known.getProperty(name) + "\n")
                            .collect(Collectors.joining()));
        }
        return known.getProperty(database);
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

    private static String draw() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
