package shop.bobbin.controlroom.shop;

import java.nio.file.Path;
import java.util.Map;
import shop.bobbin.controlroom.jvm.JvmProfile;

/**
 * Where the shop lives and how it is started.
 *
 * @param checkout the folder with the services' jars below it
 * @param state data, logs, keys, pids and temporary files
 * @param prepared extracted jars and their caches; of use to every state folder of a checkout
 * @param training whether services without a cache are started once more to make one
 * @param durable whether each commit is on the disk before it is answered
 * @param variables settings of single services on top of the usual ones, by the service's name
 */
public record ShopSettings(
        Path checkout,
        Path state,
        Path prepared,
        Ports ports,
        JvmProfile profile,
        boolean training,
        boolean durable,
        Map<String, Map<String, String>> variables) {

    /** What {@code ./bobbin up} starts. */
    public static ShopSettings local(Path checkout) {
        var state = checkout.resolve(".bobbin");
        return new ShopSettings(
                checkout,
                state,
                state.resolve("app"),
                Ports.local(),
                JvmProfile.named(System.getenv().getOrDefault("BOBBIN_JVM", "")),
                true,
                true,
                Map.of());
    }

    /** For a test: free ports, data that nobody misses; caches are used when they are there. */
    public static ShopSettings ephemeral(Path checkout, Path state) {
        return new ShopSettings(
                checkout,
                state,
                checkout.resolve(".bobbin/app"),
                Ports.free(),
                JvmProfile.START,
                false,
                false,
                Map.of());
    }

    public ShopSettings with(Map<String, Map<String, String>> more) {
        return new ShopSettings(checkout, state, prepared, ports, profile, training, durable, more);
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

    /** Of the services' JVMs: others clean {@code /tmp}, or let nothing run there. */
    Path temporary() {
        return state.resolve("tmp");
    }

    Path keys() {
        return state.resolve("keys");
    }
}
