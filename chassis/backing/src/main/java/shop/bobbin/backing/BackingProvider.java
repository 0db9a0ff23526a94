package shop.bobbin.backing;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The way in which PostgreSQL and Kafka are run. */
public enum BackingProvider {
    /** As Docker containers. */
    DOCKER,
    /** As local processes, from binaries in Maven artifacts. */
    EMBEDDED;

    static final String VARIABLE = "BOBBIN_BACKING";

    /** The provider that the environment variable {@code BOBBIN_BACKING} sets; null when it is not set. */
    static @Nullable BackingProvider fromEnvironment() {
        var value = System.getenv(VARIABLE);
        return value == null || value.isBlank() ? null : parse(value);
    }

    /**
     * Chooses a provider that can open the existing data: another provider would start with an empty database.
     *
     * @param requested null = Docker if available, else local processes
     * @param recorded the provider that created the data; null when there is no data
     * @throws BackingException when the requested or available provider cannot open the data
     */
    static BackingProvider choose(
            @Nullable BackingProvider requested, @Nullable BackingProvider recorded, BooleanSupplier dockerAvailable) {
        if (recorded == null) {
            return requested != null ? requested : dockerAvailable.getAsBoolean() ? DOCKER : EMBEDDED;
        }
        if (requested != null && requested != recorded) {
            throw new BackingException(
                    "The data was created with %1$s=%2$s; with %3$s the shop would start empty. Set %1$s=%2$s or unset it. './bobbin reset' deletes the data."
                            .formatted(VARIABLE, recorded.value(), requested.value()));
        }
        if (recorded == DOCKER && !dockerAvailable.getAsBoolean()) {
            throw new BackingException(
                    "The data is in Docker volumes, but no Docker engine is running. Start Docker. './bobbin reset' deletes the data.");
        }
        return recorded;
    }

    static BackingProvider parse(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "docker" -> DOCKER;
            case "embedded" -> EMBEDDED;
            default -> throw new BackingException("%s is '%s': expected docker or embedded".formatted(VARIABLE, value));
        };
    }

    /** The value of {@code BOBBIN_BACKING} for this provider. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
