package shop.bobbin.backing;

import java.util.Map;
import java.util.Set;

/**
 * The environment variables that a child process inherits: an allow list. The shell that starts the shop has variables that
 * are meant for other programs, and children would read them: Spring {@code SERVER_PORT} or {@code DEBUG}, PostgreSQL
 * {@code PGDATA}, each JVM {@code JAVA_TOOL_OPTIONS} with a debugger's port.
 */
public final class ChildEnvironment {

    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR");

    private static final String OURS = "BOBBIN_";

    private ChildEnvironment() {}

    /** Removes the variables that are not inherited, from the environment of a process that is about to be started. */
    public static void reduce(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !INHERITED.contains(name) && !name.startsWith(OURS));
    }
}
