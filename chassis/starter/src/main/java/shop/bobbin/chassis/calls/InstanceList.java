package shop.bobbin.chassis.calls;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
 * The instances of one service, as last resolved by DNS, used in round-robin order. Before the first look-up has ended it has
 * the names themselves. An instance that cannot be reached is tried last for {@link #UNREACHABLE_FOR}: DNS may still
 * list it after it has stopped. Thread-safe.
 */
public final class InstanceList {

    private static final Logger log = LoggerFactory.getLogger(InstanceList.class);

    /** Long enough to spare most calls a failed attempt, short enough for an instance that restarts. */
    static final Duration UNREACHABLE_FOR = Duration.ofSeconds(4);

    /** Limits the duration of a call to three connect timeouts when the network drops packets, unless it has a shorter time limit. */
    private static final int MAX_CANDIDATES = 3;

    private final List<URI> service;
    private final NameResolver resolver;
    private final InstantSource clock;
    private final Map<URI, List<Instance>> lastResolved = new HashMap<>();
    private final Set<URI> unresolved = new HashSet<>();
    private final Map<Instance, Instant> unreachableUntil = new ConcurrentHashMap<>();
    private final Set<Instance> loggedAsUnreachable = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile List<Instance> current;

    InstanceList(List<URI> service, NameResolver resolver, InstantSource clock) {
        if (!areAddresses(service)) {
            throw new IllegalArgumentException("not the addresses of a service: " + service);
        }
        this.service = List.copyOf(service);
        this.resolver = resolver;
        this.clock = clock;
        service.forEach(address -> lastResolved.put(address, byName(address)));
        this.current = resolvedInstances();
    }

    /** True for scheme, host and port without a path, such as {@code http://localhost:8081}; false for an empty list. */
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
     * The instances for one call, to be tried in this order until one can be reached: 1 to 3. Each call starts with the next
     * instance; those marked unreachable are last.
     */
    public List<Instance> candidates() {
        int start = calls.getAndIncrement();
        var instances = current;
        var last = unreachable();
        var order = rotated(instances.stream().filter(instance -> !last.contains(instance)), start);
        order.addAll(rotated(instances.stream().filter(last::contains), start));
        return order.subList(0, Math.min(order.size(), MAX_CANDIDATES));
    }

    /** Reports a failure to connect to an instance. */
    public void markUnreachable(Instance instance) {
        unreachableUntil.put(instance, clock.instant().plus(UNREACHABLE_FOR));
        if (loggedAsUnreachable.add(instance)) {
            log.info("{} is unreachable", instance);
        }
    }

    /** Reports a call that has reached an instance. */
    public void markReachable(Instance instance) {
        if (!loggedAsUnreachable.isEmpty() && loggedAsUnreachable.remove(instance)) {
            log.info("{} is reachable again", instance);
        }
    }

    /** Resolves the service again; always called by the same thread. */
    void refresh() {
        service.forEach(this::resolve);
        var found = resolvedInstances();
        if (!found.equals(current)) {
            log.info("{} is now at {}", service, found);
            current = found;
        }
        unreachableUntil.keySet().retainAll(found);
        loggedAsUnreachable.retainAll(found);
    }

    private Set<Instance> unreachable() {
        var now = clock.instant();
        unreachableUntil.values().removeIf(until -> !now.isBefore(until));
        return Set.copyOf(unreachableUntil.keySet());
    }

    /**
     * Keeps the last addresses when the name cannot be resolved: an outage of the name server does not mean that the service
     * has stopped, and if it has, connecting fails.
     */
    private void resolve(URI address) {
        if ("https".equals(address.getScheme())) {
            // the certificate is issued for the name
            return;
        }
        try {
            var found = usable(resolver.addressesOf(address.getHost()));
            if (!found.isEmpty()) {
                lastResolved.put(
                        address,
                        found.stream()
                                .map(ip -> Instance.of(address, ip.getHostAddress()))
                                .toList());
            }
            if (unresolved.remove(address)) {
                log.info("{} can be resolved again", address);
            }
        } catch (UnknownHostException | RuntimeException | Error e) {
            // also RuntimeExceptions and Errors: the executor would cancel the task
            var known = lastResolved.getOrDefault(address, List.of());
            if (!known.equals(byName(address)) && unresolved.add(address)) {
                log.warn("{} cannot be resolved, its last addresses {} stay in use: {}", address, known, e.toString());
            }
        }
    }

    /** IPv4 addresses only, if there are any: {@code localhost} is also ::1, where the services do not listen. */
    private static List<InetAddress> usable(List<InetAddress> addresses) {
        var ipv4 = addresses.stream().filter(Inet4Address.class::isInstance).toList();
        return ipv4.isEmpty() ? addresses : ipv4;
    }

    private static List<Instance> byName(URI address) {
        return List.of(Instance.of(address, address.getHost()));
    }

    /** Sorted, because a name server changes the order of the addresses with each response. */
    private List<Instance> resolvedInstances() {
        return service.stream()
                .flatMap(address -> lastResolved.getOrDefault(address, List.of()).stream())
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
        return current.toString();
    }
}
