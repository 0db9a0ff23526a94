package shop.bobbin.controlroom.containers;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.bobbin.controlroom.control.ControlledShop;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;
import shop.bobbin.supervisor.shop.Services;
import shop.bobbin.supervisor.shop.ShopPorts;

/**
 * Reports the status of a shop in containers: each call resolves all host names and probes every address. It cannot
 * start or stop containers, since it has no access to the Docker engine.
 */
public final class ContainerShop implements ControlledShop {

    /** The sum of both timeouts is shorter than the timeout of this container's own health check. */
    private static final Duration DNS_TIMEOUT = Duration.ofMillis(1_000);

    private static final Duration PROBE_TIMEOUT = Duration.ofMillis(2_000);

    private final List<ProbeTarget> targets;
    private final Function<String, List<String>> addresses;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** @param addresses resolves a host name to the addresses of all its instances, in URL syntax */
    ContainerShop(List<ProbeTarget> targets, Function<String, List<String>> addresses) {
        this.targets = targets;
        this.addresses = addresses;
    }

    public static ContainerShop of(EnvironmentVariables variables) {
        var targets = new ArrayList<ProbeTarget>();
        targets.add(ProbeTarget.http(Services.SIMULATOR, Services.SIMULATOR_PORT, "/__admin/health"));
        Services.ALL.forEach(
                service -> targets.add(ProbeTarget.http(service.name(), service.port(), "/actuator/health/readiness")));
        targets.add(ProbeTarget.server(
                "postgresql",
                variables.of(Provisioning.POSTGRES, "postgres:5432"),
                "jdbc:postgresql://",
                ProtocolProbe.POSTGRESQL));
        for (var broker : variables.of(Provisioning.KAFKA, "kafka:9092").split(",")) {
            targets.add(ProbeTarget.server("kafka", broker, "", ProtocolProbe.KAFKA));
        }
        return new ContainerShop(targets, ContainerShop::resolve);
    }

    /** The URLs of a service's instances; empty when its host name does not resolve. */
    public static List<URI> instances(String service) {
        var port = ShopPorts.local().of(service);
        return resolve(service).stream()
                .map(address -> URI.create("http://" + address + ":" + port))
                .toList();
    }

    @Override
    public List<ProcessStatus> statuses() {
        List<List<String>> found = invokeAll(
                targets, target -> addresses.apply(target.host()), timedOut -> List.<String>of(), DNS_TIMEOUT);
        var instances = new ArrayList<ProbedInstance>();
        for (int index = 0; index < found.size(); index++) {
            var target = targets.get(index);
            var all = found.get(index);
            (all.isEmpty() ? List.of(target.host()) : all)
                    .forEach(address -> instances.add(new ProbedInstance(target, address)));
        }
        var all = new ArrayList<>(invokeAll(instances, ProbedInstance::probe, ProbedInstance::timedOut, PROBE_TIMEOUT));
        all.add(new ProcessStatus(
                Services.CONTROL_ROOM, ProcessState.UP, "http://127.0.0.1:" + Services.CONTROL_ROOM_PORT, null, null));
        return all;
    }

    /** Calls a function for all elements in parallel; those that take longer than the limit get the fallback. */
    private <T, R> List<R> invokeAll(List<T> all, Function<T, R> function, Function<T, R> fallback, Duration limit) {
        try {
            var results = executor.invokeAll(
                    all.stream()
                            .<Callable<R>>map(one -> () -> function.apply(one))
                            .toList(),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
            return IntStream.range(0, all.size())
                    .mapToObj(index -> results.get(index).state() == Future.State.SUCCESS
                            ? results.get(index).resultNow()
                            : fallback.apply(all.get(index)))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlException("Interrupted while probing the containers.");
        }
    }

    private static List<String> resolve(String name) {
        try {
            return Stream.of(InetAddress.getAllByName(name))
                    .map(address -> address instanceof Inet6Address
                            ? "[" + address.getHostAddress() + "]"
                            : address.getHostAddress())
                    .sorted()
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    @Override
    public void startService(String name) {
        throw new ControlException(
                "Not possible from inside a container. Run on the host: docker compose start " + name);
    }

    @Override
    public void stopService(String name) {
        throw new ControlException(
                "Not possible from inside a container. Run on the host: docker compose stop " + name);
    }

    @Override
    public Runnable shutdown() {
        throw new ControlException("Not possible from inside a container. Run on the host: docker compose down");
    }

    /** @param address the host name when it does not resolve */
    private record ProbedInstance(ProbeTarget target, String address) {

        ProcessStatus probe() {
            return target.probe(address);
        }

        ProcessStatus timedOut() {
            return target.down(address);
        }
    }
}
