package shop.bobbin.backing;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where the backing services come from. */
public enum BackingProvider {
    /** Containers. */
    DOCKER,
    /** Processes of this machine, from Maven artifacts. */
    EMBEDDED;

    static final String VARIABLE = "BOBBIN_BACKING";

    /** What the environment forces; null when it leaves the choice. */
    static @Nullable BackingProvider forced() {
        String forced = System.getenv(VARIABLE);
        return forced == null || forced.isBlank() ? null : named(forced);
    }

    /**
     * Chooses for data that may be there already: with another provider than the one that made them the shop would open empty.
     *
     * @param wanted null leaves the choice: Docker when an engine answers, else processes
     * @param recorded made the data; null when there are none
     * @throws BackingException when the data cannot be opened with what is wanted or there
     */
    static BackingProvider choose(@Nullable BackingProvider wanted, @Nullable BackingProvider recorded, BooleanSupplier engineAnswers) {
        if (recorded == null) {
            return wanted != null ? wanted : engineAnswers.getAsBoolean() ? DOCKER : EMBEDDED;
        }
        if (wanted != null && wanted != recorded) {
            throw new BackingException(
                    "The data were made with %1$s=%2$s, and %3$s would open an empty shop. Set %1$s=%2$s or unset it; './bobbin reset' wipes the data."
                            .formatted(VARIABLE, recorded.word(), wanted.word()));
        }
        if (recorded == DOCKER && !engineAnswers.getAsBoolean()) {
            throw new BackingException(
                    "The data are in volumes of Docker, and no Docker engine answers: start it. './bobbin reset' wipes the data.");
        }
        return recorded;
    }

    static BackingProvider named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "docker" -> DOCKER;
            case "embedded" -> EMBEDDED;
            default -> throw new BackingException("%s is '%s'; docker or embedded is wanted".formatted(VARIABLE, word));
        };
    }

    /** As {@code BOBBIN_BACKING} has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
