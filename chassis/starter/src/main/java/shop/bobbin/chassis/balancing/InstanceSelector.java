package shop.bobbin.chassis.balancing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the instances of all services that this one calls up to date. No caller ever waits for DNS: each service is looked
 * up by a thread of its own, so that one whose name takes long delays no other.
 */
public final class InstanceSelector implements AutoCloseable {

    private final NameResolver resolver;
    private final Duration refresh;
    private final Clock clock;
    private final List<ScheduledExecutorService> resolving = new CopyOnWriteArrayList<>();

    InstanceSelector(NameResolver resolver, Duration refresh, Clock clock) {
        this.resolver = resolver;
        this.refresh = refresh;
        this.clock = clock;
    }

    /**
     * @param service scheme, host and port of one service: a name that may have many addresses, or a list of instances
     * @throws IllegalArgumentException if these are no such addresses
     */
    public InstanceList instancesOf(List<URI> service) {
        var instances = new InstanceList(service, resolver, clock);
        // A platform thread, because a look-up would pin a virtual one.
        var own = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name("balancing " + service.getFirst().getHost())
                .factory());
        resolving.add(own);
        own.scheduleWithFixedDelay(instances::refresh, 0, refresh.toMillis(), TimeUnit.MILLISECONDS);
        return instances;
    }

    @Override
    public void close() {
        resolving.forEach(ScheduledExecutorService::shutdownNow);
    }
}
