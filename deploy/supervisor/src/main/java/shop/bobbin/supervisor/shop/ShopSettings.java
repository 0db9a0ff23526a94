package shop.bobbin.supervisor.shop;

import java.nio.file.Path;
import java.util.Map;
import shop.bobbin.supervisor.jvm.JvmProfile;

/**
 * The folders, ports and options of a local shop.
 *
 * @param checkout the root folder of the project, which contains the services' jars
 * @param state the folder of data, logs, keys, pid files and temporary files
 * @param preparedJars the folder of extracted jars and AOT caches, shared by all state folders of a checkout
 * @param durable whether PostgreSQL flushes each commit to disk
 * @param variables additional environment variables, by service name
 */
public record ShopSettings(
        Path checkout,
        Path state,
        Path preparedJars,
        ShopPorts ports,
        JvmProfile profile,
        boolean durable,
        Map<String, Map<String, String>> variables) {

    /** The settings of {@code ./bobbin up}. */
    public static ShopSettings local(Path checkout) {
        var state = checkout.resolve(".bobbin");
        return new ShopSettings(
                checkout,
                state,
                state.resolve("app"),
                ShopPorts.local(),
                JvmProfile.parse(System.getenv().getOrDefault("BOBBIN_JVM", "")),
                true,
                Map.of());
    }

    /** For tests: free ports, ephemeral data. */
    public static ShopSettings ephemeral(Path checkout, Path state) {
        return new ShopSettings(
                checkout, state, checkout.resolve(".bobbin/app"), ShopPorts.free(), JvmProfile.START, false, Map.of());
    }

    public ShopSettings withVariables(Map<String, Map<String, String>> more) {
        return new ShopSettings(checkout, state, preparedJars, ports, profile, durable, more);
    }

    Path data() {
        return state.resolve("data");
    }

    Path logs() {
        return state.resolve("logs");
    }

    Path pids() {
        return state.resolve("pids");
    }

    /** The temporary folder of the services: {@code /tmp} may be cleaned up, or mounted with noexec. */
    Path temporary() {
        return state.resolve("tmp");
    }

    Path keys() {
        return state.resolve("keys");
    }
}
