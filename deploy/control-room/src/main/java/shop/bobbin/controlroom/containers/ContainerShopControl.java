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
import shop.bobbin.controlroom.control.Controlled;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.process.State;
import shop.bobbin.controlroom.shop.Ports;
import shop.bobbin.controlroom.shop.Services;

/**
 * Tells what runs by asking: every address behind every name, each time. Starts and stops nothing, since it has no right
 * to, and no need.
 */
public final class ContainerShop implements Controlled {

    /** Together shorter than the patience of whoever asks for our own health. */
    private static final Duration LOOK_UP = Duration.ofMillis(1_000);

    private static final Duration ANSWER = Duration.ofMillis(2_000);

    private final List<Neighbour> neighbours;
    private final Function<String, List<String>> addresses;
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param addresses of all instances behind a name, as they stand in a URL */
    ContainerShop(List<Neighbour> neighbours, Function<String, List<String>> addresses) {
        this.neighbours = neighbours;
        this.addresses = addresses;
    }

    public static ContainerShop of(Variables variables) {
        var neighbours = new ArrayList<Neighbour>();
        neighbours.add(Neighbour.http(Services.SIMULATOR, Services.SIMULATOR_PORT, "/__admin/health"));
        Services.ALL.forEach(service ->
                neighbours.add(Neighbour.http(service.name(), service.port(), "/actuator/health/readiness")));
        neighbours.add(Neighbour.server(
                "postgresql",
                variables.of(Provisioning.POSTGRES, "postgres:5432"),
                "jdbc:postgresql://",
                Greeting.POSTGRESQL));
        for (var broker : variables.of(Provisioning.KAFKA, "kafka:9092").split(",")) {
            neighbours.add(Neighbour.server("kafka", broker, "", Greeting.KAFKA));
        }
        return new ContainerShop(neighbours, ContainerShop::lookUp);
    }

    /** Where the instances of a service are; none when nobody has its name. */
    public static List<URI> instances(String service) {
        var port = Ports.local().of(service);
        return lookUp(service).stream()
                .map(address -> URI.create("http://" + address + ":" + port))
                .toList();
    }

    @Override
    public List<ProcessStatus> statuses() {
        List<List<String>> found =
                ask(neighbours, neighbour -> addresses.apply(neighbour.host()), unknown -> List.<String>of(), LOOK_UP);
        var instances = new ArrayList<Instance>();
        for (int index = 0; index < found.size(); index++) {
            var neighbour = neighbours.get(index);
            var all = found.get(index);
            (all.isEmpty() ? List.of(neighbour.host()) : all)
                    .forEach(address -> instances.add(new Instance(neighbour, address)));
        }
        var all = new ArrayList<>(ask(instances, Instance::asked, Instance::silent, ANSWER));
        all.add(new ProcessStatus(
                Services.CONTROL_ROOM, State.UP, "http://127.0.0.1:" + Services.CONTROL_ROOM_PORT, null, null));
        return all;
    }

    /** All at a time; whom the question takes too long gets the other answer. */
    private <Q, A> List<A> ask(List<Q> all, Function<Q, A> question, Function<Q, A> otherwise, Duration limit) {
        try {
            var answers = askers.invokeAll(
                    all.stream()
                            .<Callable<A>>map(one -> () -> question.apply(one))
                            .toList(),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
            return IntStream.range(0, all.size())
                    .mapToObj(index -> answers.get(index).state() == Future.State.SUCCESS
                            ? answers.get(index).resultNow()
                            : otherwise.apply(all.get(index)))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while asking what runs.");
        }
    }

    private static List<String> lookUp(String name) {
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
        throw new CannotStart("Not from here. On the host: docker compose start " + name);
    }

    @Override
    public void stopService(String name) {
        throw new CannotStart("Not from here. On the host: docker compose stop " + name);
    }

    @Override
    public Runnable shutdown() {
        throw new CannotStart("Not from here. On the host: docker compose down");
    }

    /** @param address the name itself, when it has none */
    private record Instance(Neighbour neighbour, String address) {

        ProcessStatus asked() {
            return neighbour.instance(address);
        }

        ProcessStatus silent() {
            return neighbour.silent(address);
        }
    }
}
