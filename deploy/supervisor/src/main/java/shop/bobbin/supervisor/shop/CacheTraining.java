package shop.bobbin.supervisor.shop;

import java.time.Duration;
import java.util.List;
import shop.bobbin.supervisor.jvm.AotCache.CacheState;
import shop.bobbin.supervisor.process.Console;
import shop.bobbin.supervisor.process.Supervisor;

/**
 * Creates the AOT caches. Services without a cache run once in recording mode while the shop is used, are stopped, and are
 * restarted with the cache that was created from the recording.
 */
final class CacheTraining {

    private static final Duration RECORDING_GRACE_PERIOD = Duration.ofMinutes(1);

    private final ProcessSpecs specs;
    private final Supervisor supervisor;
    private final Console console;
    private final Runnable use;

    /** @param use sends requests to the shop */
    CacheTraining(ProcessSpecs specs, Supervisor supervisor, Console console, Runnable use) {
        this.specs = specs;
        this.supervisor = supervisor;
        this.console = console;
        this.use = use;
    }

    List<String> servicesWithoutCache() {
        var names = specs.names().stream()
                .filter(name -> specs.cacheState(name) != CacheState.USABLE)
                .toList();
        names.stream()
                .filter(name -> specs.cacheState(name) == CacheState.DAMAGED)
                .forEach(name ->
                        console.progress("The start-up cache of " + name + " is damaged and will be created again"));
        if (!names.isEmpty()) {
            console.progress("Creating start-up caches for " + String.join(", ", names)
                    + "; this start takes one or two minutes longer");
        }
        return names;
    }

    void createCaches(List<String> withoutCache) {
        if (withoutCache.isEmpty()) {
            return;
        }
        useShop();
        supervisor.forEach(withoutCache, name -> {
            supervisor.stop(name, RECORDING_GRACE_PERIOD);
            if (!specs.createCache(name)) {
                console.progress("Could not create the start-up cache of " + name + "; it starts without one");
            }
        });
        console.progress("Start-up caches are created; restarting the services with them");
        supervisor.forEach(withoutCache, name -> supervisor.start(specs.of(name)));
    }

    private void useShop() {
        try {
            use.run();
        } catch (RuntimeException e) { // the shop can be used without it
            console.progress("The caches contain the start only, since the training run failed: " + e.getMessage());
        }
    }
}
