package shop.bobbin.backing;

import java.util.Map;
import java.util.Set;

/**
 * The allow list of environment variables that a child process inherits. The user's shell may contain variables for
 * other programs that would change a child: {@code SERVER_PORT} or {@code DEBUG} for Spring, {@code PGDATA} for
 * PostgreSQL, {@code JAVA_TOOL_OPTIONS} with a debugger port for each JVM.
 */
public final class ChildEnvironment {

    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");

    private static final String OWN_PREFIX = "BOBBIN_";

    private ChildEnvironment() {}

    /** Removes all other variables from the environment of a process that is about to be started. */
    public static void filter(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !INHERITED.contains(name) && !name.startsWith(OWN_PREFIX));
    }
}
