package shop.bobbin.controlroom.jvm;

import java.util.List;
import java.util.Locale;
import shop.bobbin.controlroom.process.CannotStart;

/** Flags for a laptop. {@code START} is up soonest and smallest; {@code LOAD} has the full compiler, for throughput. */
public enum JvmProfile {
    START("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders", "-Xss512k"),
    LOAD("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k");

    private final List<String> flags;

    JvmProfile(String... flags) {
        this.flags = List.of(flags);
    }

    public List<String> flags() {
        return flags;
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
