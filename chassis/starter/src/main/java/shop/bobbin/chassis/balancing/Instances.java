package shop.bobbin.chassis.balancing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances of one service, as last seen in DNS, taken in turn. Until the first look-up has answered it is the name
 * itself. An instance that takes no connection comes last for a while: DNS may go on naming it after it has gone.
 */
public final class Instances {

    private static final Logger log = LoggerFactory.getLogger(Instances.class);

    /** In refreshes: long enough to spare most calls the attempt, short enough for an instance that was restarted. */
    private static final int PASSED_OVER_FOR = 2;

    private final List<URI> service;
    private final NameResolver resolver;
    private final Map<URI, List<Instance>> lastKnown = new HashMap<>();
    private final Map<Instance, Integer> passedOver = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Instance> all;

    Instances(List<URI> service, NameResolver resolver) {
        if (service.isEmpty() || service.stream().anyMatch(address -> address.getHost() == null)) {
            throw new IllegalArgumentException("not the addresses of a service: " + service);
        }
        this.service = List.copyOf(service);
        this.resolver = resolver;
        service.forEach(address -> lastKnown.put(address, named(address)));
        this.all = known();
    }

    /** All of them, never none; each call begins with the next one, and those that are passed over are at the end. */
    public List<Instance> inTurn() {
        int start = turn.getAndIncrement();
        var now = all;
        var last = Set.copyOf(passedOver.keySet());
        var order = rotated(now.stream().filter(instance -> !last.contains(instance)), start);
        order.addAll(rotated(now.stream().filter(last::contains), start));
        return order;
    }

    /** This one took no connection: the others are to be asked first. */
    public void passOver(Instance instance) {
        if (passedOver.put(instance, PASSED_OVER_FOR) == null) {
            log.info("{} takes no connection", instance);
        }
    }

    /** Always called by the same thread. */
    void refresh() {
        service.forEach(this::resolve);
        var found = known();
        if (!found.equals(all)) {
            log.info("{} is now at {}", service, found);
            all = found;
        }
        passedOver.keySet().retainAll(found);
        passedOver.replaceAll((instance, left) -> left - 1);
        passedOver.values().removeIf(left -> left == 0);
    }

    /**
     * When the name cannot be resolved, what was known stays: a name server that is away says nothing of the service, and
     * if the service itself has gone, connections are refused soon enough.
     */
    private void resolve(URI address) {
        if ("https".equals(address.getScheme())) {
            // The certificate is for the name.
            return;
        }
        try {
            var found = usable(resolver.addressesOf(address.getHost()));
            if (!found.isEmpty()) {
                lastKnown.put(
                        address,
                        found.stream()
                                .map(ip -> Instance.of(address, ip.getHostAddress()))
                                .toList());
            }
        } catch (UnknownHostException | RuntimeException e) {
            // RuntimeExceptions, too: they would end the refreshing for good.
            log.debug("{} cannot be resolved", address, e);
        }
    }

    /** Only IPv4 where there is any: {@code localhost} is ::1 as well, where the services do not listen. */
    private static List<InetAddress> usable(List<InetAddress> addresses) {
        var ipv4 = addresses.stream().filter(Inet4Address.class::isInstance).toList();
        return ipv4.isEmpty() ? addresses : ipv4;
    }

    private static List<Instance> named(URI address) {
        return List.of(Instance.of(address, address.getHost()));
    }

    /** Sorted, because a name server gives the same addresses in another order each time. */
    private List<Instance> known() {
        return service.stream()
                .flatMap(address -> lastKnown.getOrDefault(address, List.of()).stream())
                .distinct()
                .sorted(Comparator.comparing(Instance::base))
                .toList();
    }

    private static List<Instance> rotated(Stream<Instance> instances, int by) {
        var rotated = instances.collect(Collectors.toCollection(ArrayList::new));
        Collections.rotate(rotated, -by);
        return rotated;
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
