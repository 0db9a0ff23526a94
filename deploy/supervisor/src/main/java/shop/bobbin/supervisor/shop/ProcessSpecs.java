package shop.bobbin.supervisor.shop;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import shop.bobbin.supervisor.jvm.AotCache.CacheState;
import shop.bobbin.supervisor.jvm.ExtractedJar;
import shop.bobbin.supervisor.jvm.PlainJar;
import shop.bobbin.supervisor.jvm.RunnableJar;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.ProcessSpec;

/** Builds the {@link ProcessSpec} of each process of the shop. */
final class ProcessSpecs {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final int SIMULATOR_HEAP_MIB = 64;

    private final ShopSettings settings;
    private final ServiceEnvironment environment;
    private final BackingAddresses backing;
    private final Map<String, JvmCommands> jvms = new LinkedHashMap<>();

    ProcessSpecs(ShopSettings settings, ServiceEnvironment environment, BackingAddresses backing) {
        this.settings = settings;
        this.environment = environment;
        this.backing = backing;
        jvms.put(
                Services.SIMULATOR,
                jvm(new PlainJar(jar("deploy/" + Services.SIMULATOR)), Services.SIMULATOR, SIMULATOR_HEAP_MIB));
        for (var service : Services.ALL) {
            var program = new ExtractedJar(
                    jar(service.name()), settings.preparedJars().resolve(service.name()));
            jvms.put(service.name(), jvm(program, service.name(), service.heap()));
        }
    }

    List<String> names() {
        return List.copyOf(jvms.keySet());
    }

    void prepare(String name) {
        jvm(name).prepare();
    }

    CacheState cacheState(String name) {
        return jvm(name).cacheState();
    }

    boolean createCache(String name) {
        return jvm(name).createCache(settings.logs().resolve(name + ".cache.log"));
    }

    ProcessSpec of(String name) {
        return spec(name, jvm(name).command(marker(name), arguments(name)));
    }

    /** The specification of a training run. */
    ProcessSpec recording(String name) {
        return spec(name, jvm(name).recordingCommand(marker(name), arguments(name)));
    }

    private ProcessSpec spec(String name, List<String> command) {
        var url = settings.ports().url(name);
        return new ProcessSpec(
                name, command, marker(name), variables(name), settings.checkout(), url, readiness(name, url));
    }

    private Map<String, String> variables(String name) {
        return Services.ALL.stream()
                .filter(service -> service.name().equals(name))
                .findAny()
                .map(service -> environment.of(service, backing))
                .orElseGet(environment::ofSimulator);
    }

    private List<String> arguments(String name) {
        return name.equals(Services.SIMULATOR)
                ? List.of(
                        "--port",
                        Integer.toString(settings.ports().of(name)),
                        "--ledger",
                        settings.data().resolve("payment-ledger.jsonl").toString())
                : List.of();
    }

    private static URI readiness(String name, URI url) {
        return url.resolve(name.equals(Services.SIMULATOR) ? "/__admin/health" : "/actuator/health/readiness");
    }

    /** Contains the state folder, so that one checkout never ends the processes of another. */
    private String marker(String name) {
        return "-Dbobbin.process=" + settings.state().resolve(name);
    }

    private JvmCommands jvm(RunnableJar program, String name, int heap) {
        var folder = settings.preparedJars().resolve("caches");
        return new JvmCommands(
                program,
                folder.resolve(name + "." + settings.profile().name().toLowerCase(Locale.ROOT) + ".aot"),
                settings.temporary(),
                settings.profile(),
                heap);
    }

    private JvmCommands jvm(String name) {
        return Objects.requireNonNull(jvms.get(name), name);
    }

    private Path jar(String module) {
        var artifact = Path.of(module).getFileName() + "-" + VERSION + ".jar";
        var jar = settings.checkout().resolve(module).resolve("target").resolve(artifact);
        if (!jar.toFile().isFile()) {
            throw new ControlException(jar + " is missing. Build it with './bobbin up' or 'mvn package'.");
        }
        return jar;
    }
}
