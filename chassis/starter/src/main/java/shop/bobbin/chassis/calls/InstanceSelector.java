package shop.bobbin.chassis.calls;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Service discovery by DNS: creates and refreshes an {@link InstanceList} for each called service. A call never waits for DNS,
 * and a slow look-up delays no other one: each service is resolved by its own thread.
 */
public final class InstanceSelector implements AutoCloseable {

    private final NameResolver resolver;
    private final Duration refresh;
    private final InstantSource clock;
    private final List<ScheduledExecutorService> executors = new CopyOnWriteArrayList<>();

    InstanceSelector(NameResolver resolver, Duration refresh, InstantSource clock) {
        this.resolver = resolver;
        this.refresh = refresh;
        this.clock = clock;
    }

    /**
     * @param service scheme, host and port: of a name with any number of addresses, or of each instance
     * @throws IllegalArgumentException unless {@link InstanceList#areAddresses}
     */
    public InstanceList instancesOf(List<URI> service) {
        var instances = new InstanceList(service, resolver, clock);
        // a platform thread: a look-up would pin a virtual one
        var executor = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name("dns " + service.getFirst().getHost())
                .factory());
        executors.add(executor);
        executor.scheduleWithFixedDelay(instances::refresh, 0, refresh.toMillis(), TimeUnit.MILLISECONDS);
        return instances;
    }

    @Override
    public void close() {
        executors.forEach(ScheduledExecutorService::shutdownNow);
    }
}
