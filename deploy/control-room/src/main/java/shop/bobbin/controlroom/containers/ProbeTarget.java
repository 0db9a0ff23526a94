package shop.bobbin.controlroom.containers;

import java.net.URI;
import shop.bobbin.backing.Address;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.process.Readiness;
import shop.bobbin.controlroom.process.State;

/**
 * A name of the network, behind which any number of instances stand.
 *
 * @param prefix of an instance's URL, before its address
 */
record Neighbour(String name, String host, int port, String prefix, Question question) {

    /** Whether the instance at an address is ready. */
    interface Question {
        boolean isAnswered(String host, int port);
    }

    static Neighbour http(String name, int port, String readiness) {
        return new Neighbour(
                name,
                name,
                port,
                "http://",
                (host, at) -> Readiness.of(URI.create("http://" + host + ":" + at + readiness)));
    }

    /** @param address {@code host:port} */
    static Neighbour server(String name, String address, String prefix, Greeting greeting) {
        var at = Address.parse(address);
        return new Neighbour(name, at.host(), at.port(), prefix, greeting::isAnswered);
    }

    ProcessStatus instance(String address) {
        return status(address, question.isAnswered(address, port) ? State.UP : State.DOWN);
    }

    /** When it does not answer in time. */
    ProcessStatus silent(String address) {
        return status(address, State.DOWN);
    }

    private ProcessStatus status(String at, State state) {
        return new ProcessStatus(name, state, prefix + at + ":" + port, null, null);
    }
}
