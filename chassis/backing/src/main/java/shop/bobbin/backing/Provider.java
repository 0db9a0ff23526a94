package shop.bobbin.backing;

import java.util.Locale;

/** Where the backing services come from. */
public enum Provider {
    /** Containers. */
    DOCKER,
    /** Processes of this machine, from Maven artifacts. */
    EMBEDDED;

    static final String VARIABLE = "BOBBIN_BACKING";

    /** What the environment forces; else Docker when an engine answers; else embedded. */
    public static Provider chosen() {
        String forced = System.getenv(VARIABLE);
        if (forced == null || forced.isBlank()) {
            return DockerEngine.answers() ? DOCKER : EMBEDDED;
        }
        return switch (forced.strip().toLowerCase(Locale.ROOT)) {
            case "docker" -> DOCKER;
            case "embedded" -> EMBEDDED;
            default ->
                throw new BackingException("%s is '%s'; docker or embedded is wanted".formatted(VARIABLE, forced));
        };
    }
}
