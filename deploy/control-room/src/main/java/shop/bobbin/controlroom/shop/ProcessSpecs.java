package shop.bobbin.controlroom.shop;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import shop.bobbin.controlroom.jvm.AotCache.Fitness;
import shop.bobbin.controlroom.jvm.ExtractedJar;
import shop.bobbin.controlroom.jvm.PlainJar;
import shop.bobbin.controlroom.jvm.Program;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.Launch;

/** Puts together how each process is started. */
final class Launches {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final int SIMULATOR_HEAP = 64;

    private final ShopSettings settings;
    private final ServiceEnvironment environment;
    private final BackingAddresses backing;
    private final Map<String, Jvm> jvms = new LinkedHashMap<>();

    Launches(ShopSettings settings, ServiceEnvironment environment, BackingAddresses backing) {
        this.settings = settings;
        this.environment = environment;
        this.backing = backing;
        jvms.put(
                Services.SIMULATOR,
                jvm(new PlainJar(jar("deploy/" + Services.SIMULATOR)), Services.SIMULATOR, SIMULATOR_HEAP));
        for (var service : Services.ALL) {
            var program =
                    new ExtractedJar(jar(service.name()), settings.prepared().resolve(service.name()));
            jvms.put(service.name(), jvm(program, service.name(), service.heap()));
        }
    }

    List<String> names() {
        return List.copyOf(jvms.keySet());
    }

    void refresh(String name) {
        jvm(name).refresh();
    }

    Fitness cacheOf(String name) {
        return jvm(name).fitness();
    }

    boolean createCache(String name) {
        return jvm(name).createCache(settings.logs().resolve(name + ".cache.log"));
    }

    Launch of(String name) {
        return launch(name, jvm(name).command(mark(name), arguments(name)));
    }

    /** For a training run. */
    Launch recording(String name) {
        return launch(name, jvm(name).recordingCommand(mark(name), arguments(name)));
    }

    private Launch launch(String name, List<String> command) {
        var url = settings.ports().url(name);
        return new Launch(name, command, mark(name), variables(name), settings.checkout(), url, readiness(name, url));
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

    /** Names the folder too, so that two checkouts never end each other's processes. */
    private String mark(String name) {
        return "-Dbobbin.process=" + settings.state().resolve(name);
    }

    private Jvm jvm(Program program, String name, int heap) {
        var folder = settings.prepared().resolve("caches");
        return new Jvm(
                program,
                folder.resolve(name + "." + settings.profile().name().toLowerCase(Locale.ROOT) + ".aot"),
                settings.temporary(),
                settings.profile(),
                heap);
    }

    private Jvm jvm(String name) {
        return Objects.requireNonNull(jvms.get(name), name);
    }

    private Path jar(String module) {
        var artifact = Path.of(module).getFileName() + "-" + VERSION + ".jar";
        var jar = settings.checkout().resolve(module).resolve("target").resolve(artifact);
        if (!jar.toFile().isFile()) {
            throw new CannotStart(jar + " is missing. Build it: ./bobbin up does, and so does mvn package.");
        }
        return jar;
    }
}
