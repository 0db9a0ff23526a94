package shop.bobbin.controlroom.jvm;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import shop.bobbin.controlroom.process.CannotStart;

/** Flags for a laptop. {@code START} is up soonest and smallest; {@code LOAD} has the full compiler, for throughput. */
public enum JvmProfile {
    START("-XX:TieredStopAtLevel=1"),
    LOAD();

    private static final List<String> ALWAYS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            // Half of its threads dead, a process looks alive; ended, it is seen and can be started again.
            "-XX:+ExitOnOutOfMemoryError",
            // Netty loads a library of its own, which the JDK warns of.
            "--enable-native-access=ALL-UNNAMED");

    private final List<String> own;

    JvmProfile(String... own) {
        this.own = List.of(own);
    }

    public List<String> flags() {
        return Stream.concat(ALWAYS.stream(), own.stream()).toList();
    }

    /** @param name the value of {@code BOBBIN_JVM}, which need not be set */
    public static JvmProfile named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "start" -> START;
            case "load" -> LOAD;
            default ->
                throw new CannotStart("BOBBIN_JVM is '" + name + "'; it can be 'start' (the default) or 'load'.");
        };
    }
}
