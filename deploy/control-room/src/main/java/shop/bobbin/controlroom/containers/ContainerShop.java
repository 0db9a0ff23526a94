package shop.bobbin.controlroom.containers;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import shop.bobbin.controlroom.control.Controlled;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.process.State;
import shop.bobbin.controlroom.shop.Services;

/**
 * Tells what runs by asking: every address behind every name, each time. Starts and stops nothing, since it has no right
 * to, and no need.
 */
public final class ContainerShop implements Controlled {

    private static final int LIMIT_SECONDS = 5;

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

    @Override
    public List<ProcessStatus> statuses() {
        var questions = neighbours.stream()
                .<Callable<List<ProcessStatus>>>map(neighbour -> () -> instances(neighbour))
                .toList();
        var answers = within(questions);
        var all = new ArrayList<ProcessStatus>();
        for (int index = 0; index < answers.size(); index++) {
            var answer = answers.get(index);
            all.addAll(
                    answer.state() == Future.State.SUCCESS
                            ? answer.resultNow()
                            : List.of(neighbours.get(index).away()));
        }
        all.add(new ProcessStatus(
                Services.CONTROL_ROOM, State.UP, "http://127.0.0.1:" + Services.CONTROL_ROOM_PORT, null, null));
        return all;
    }

    private List<ProcessStatus> instances(Neighbour neighbour) {
        var all = addresses.apply(neighbour.host());
        if (all.isEmpty()) {
            return List.of(neighbour.away());
        }
        return within(all.stream()
                        .<Callable<ProcessStatus>>map(address -> () -> neighbour.instance(address))
                        .toList())
                .stream()
                .map(Future::resultNow)
                .toList();
    }

    /** Side by side; what has no answer in time is cancelled. */
    private <T> List<Future<T>> within(List<Callable<T>> questions) {
        try {
            return askers.invokeAll(questions, LIMIT_SECONDS, TimeUnit.SECONDS);
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
}
