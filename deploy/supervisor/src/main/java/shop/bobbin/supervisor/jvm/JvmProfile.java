package shop.bobbin.supervisor.jvm;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import shop.bobbin.supervisor.process.ControlException;

/**
 * The JVM flags of the services on a developer's machine. {@code START} gives the fastest start and least memory,
 * {@code LOAD} uses both compilers for throughput.
 */
public enum JvmProfile {
    START("-XX:TieredStopAtLevel=1"),
    LOAD();

    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            // A JVM that has lost threads to an OutOfMemoryError looks alive; one that exits is noticed and restarted.
            "-XX:+ExitOnOutOfMemoryError",
            // Netty loads a native library, of which the JDK warns otherwise.
            "--enable-native-access=ALL-UNNAMED");

    private final List<String> specific;

    JvmProfile(String... specific) {
        this.specific = List.of(specific);
    }

    public List<String> flags() {
        return Stream.concat(COMMON.stream(), specific.stream()).toList();
    }

    /** @param name the value of {@code BOBBIN_JVM}; may be empty */
    public static JvmProfile parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "start" -> START;
            case "load" -> LOAD;
            default ->
                throw new ControlException("BOBBIN_JVM is '" + name + "': expected 'start' (the default) or 'load'.");
        };
    }
}
