package shop.bobbin.chassis.balancing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the instances of all services that this one calls up to date. All names are resolved by one thread, so that no
 * caller ever waits for DNS; it is a platform thread, because a look-up would pin a virtual one.
 */
public final class Balancing implements AutoCloseable {

    private final NameResolver resolver;
    private final Duration refresh;
    private final ScheduledExecutorService resolving = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("balancing").factory());

    Balancing(NameResolver resolver, Duration refresh) {
        this.resolver = resolver;
        this.refresh = refresh;
    }

    /** @param service scheme, host and port of one service: a name that may have many addresses, or a list of instances */
    public Instances over(List<URI> service) {
        var instances = new Instances(service, resolver);
        resolving.scheduleWithFixedDelay(instances::refresh, 0, refresh.toMillis(), TimeUnit.MILLISECONDS);
        return instances;
    }

    @Override
    public void close() {
        resolving.shutdownNow();
    }
}
