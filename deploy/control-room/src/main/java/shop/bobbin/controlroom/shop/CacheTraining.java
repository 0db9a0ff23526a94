package shop.bobbin.controlroom.shop;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import shop.bobbin.controlroom.journey.CustomerJourney;
import shop.bobbin.controlroom.journey.JourneyFailed;
import shop.bobbin.controlroom.jvm.AotCache.Fitness;
import shop.bobbin.controlroom.process.Console;
import shop.bobbin.controlroom.process.Supervisor;

/**
 * Makes the caches. The services that have none run once in the whole shop, while a customer whose card is declined
 * walks through it (so that nothing is sold), are ended, and start again with the cache that is made of what they have loaded.
 */
final class Training {

    private static final Duration RECORD_GRACE = Duration.ofMinutes(1);

    private final Launches launches;
    private final Supervisor supervisor;
    private final Console console;
    private final URI gateway;

    Training(Launches launches, Supervisor supervisor, Console console, URI gateway) {
        this.launches = launches;
        this.supervisor = supervisor;
        this.console = console;
        this.gateway = gateway;
    }

    List<String> needed() {
        var names = launches.names().stream()
                .filter(name -> launches.cacheOf(name) != Fitness.USABLE)
                .toList();
        names.stream()
                .filter(name -> launches.cacheOf(name) == Fitness.DAMAGED)
                .forEach(name -> console.progress("The start-up cache of " + name + " is damaged and is made anew"));
        if (!names.isEmpty()) {
            console.progress("Start-up caches are made for " + String.join(", ", names)
                    + "; this once, it takes a minute or two longer");
        }
        return names;
    }

    void finish(List<String> untrained) {
        if (untrained.isEmpty()) {
            return;
        }
        walk();
        supervisor.forEach(untrained, name -> {
            supervisor.stop(name, RECORD_GRACE);
            if (!launches.createCache(name)) {
                console.progress("No start-up cache for " + name + ": it starts without one");
            }
        });
        console.progress("Start-up caches are written; starting with them");
        supervisor.forEach(untrained, name -> supervisor.start(launches.of(name)));
    }

    private void walk() {
        try {
            new CustomerJourney(gateway, step -> {}).declined();
        } catch (JourneyFailed e) {
            console.progress("The caches know the start only, not the way of an order: " + e.getMessage());
        }
    }
}
