package shop.bobbin.chassis.balancing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
public final class InstanceList {

    private static final Logger log = LoggerFactory.getLogger(InstanceList.class);

    /** Long enough to spare most calls the attempt, short enough for an instance that was restarted. */
    static final Duration PASSED_OVER_FOR = Duration.ofSeconds(4);

    /** A network that swallows connections costs a call so many times the connect timeout, however many are scaled. */
    private static final int ATTEMPTS = 3;

    private final List<URI> service;
    private final NameResolver resolver;
    private final Clock clock;
    private final Map<URI, List<Instance>> lastKnown = new HashMap<>();
    private final Set<URI> lost = new HashSet<>();
    private final Map<Instance, Instant> passedOver = new ConcurrentHashMap<>();
    private final Set<Instance> unreachable = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Instance> all;

    InstanceList(List<URI> service, NameResolver resolver, Clock clock) {
        if (!areAddresses(service)) {
            throw new IllegalArgumentException("not the addresses of a service: " + service);
        }
        this.service = List.copyOf(service);
        this.resolver = resolver;
        this.clock = clock;
        service.forEach(address -> lastKnown.put(address, named(address)));
        this.all = known();
    }

    /** Whether these are addresses of a service, such as {@code http://localhost:8081}: scheme, host and port, no path. */
    public static boolean areAddresses(List<URI> addresses) {
        return !addresses.isEmpty() && addresses.stream().allMatch(InstanceList::isAddress);
    }

    private static boolean isAddress(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
    }

    /**
     * Whom one call may ask, one after the other while there is no connection; never nobody. Each call begins with the next
     * one, and those that are passed over are at the end.
     */
    public List<Instance> candidates() {
        int start = turn.getAndIncrement();
        var known = all;
        var last = passedOver();
        var order = rotated(known.stream().filter(instance -> !last.contains(instance)), start);
        order.addAll(rotated(known.stream().filter(last::contains), start));
        return order.subList(0, Math.min(order.size(), ATTEMPTS));
    }

    /** This one took no connection: the others are to be asked first, for a while. */
    public void markUnreachable(Instance instance) {
        passedOver.put(instance, clock.instant().plus(PASSED_OVER_FOR));
        if (unreachable.add(instance)) {
            log.info("{} takes no connection", instance);
        }
    }

    /** This one took a connection. */
    public void markReachable(Instance instance) {
        if (!unreachable.isEmpty() && unreachable.remove(instance)) {
            log.info("{} takes connections again", instance);
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
        unreachable.retainAll(found);
    }

    private Set<Instance> passedOver() {
        var now = clock.instant();
        passedOver.values().removeIf(until -> !now.isBefore(until));
        return Set.copyOf(passedOver.keySet());
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
            if (lost.remove(address)) {
                log.info("{} can be resolved again", address);
            }
        } catch (UnknownHostException | RuntimeException | Error e) {
            // RuntimeExceptions and Errors, too: they would end the refreshing for good.
            var known = lastKnown.getOrDefault(address, List.of());
            if (!known.equals(named(address)) && lost.add(address)) {
                log.warn("{} cannot be resolved any more, so {} is asked on: {}", address, known, e.toString());
            }
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
