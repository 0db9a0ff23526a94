package shop.bobbin.controlroom.containers;

import java.net.URI;
import shop.bobbin.backing.Address;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;
import shop.bobbin.supervisor.process.ReadinessProbe;

/**
 * A host name to be probed, which may resolve to several instances.
 *
 * @param prefix the start of an instance's URL, before its address
 */
record ProbeTarget(String name, String host, int port, String prefix, Probe probe) {

    /** Checks whether the instance at an address is ready. */
    interface Probe {
        boolean isReady(String host, int port);
    }

    static ProbeTarget http(String name, int port, String readiness) {
        return new ProbeTarget(
                name,
                name,
                port,
                "http://",
                (host, at) -> ReadinessProbe.isReady(URI.create("http://" + host + ":" + at + readiness)));
    }

    /** @param address {@code host:port} */
    static ProbeTarget server(String name, String address, String prefix, ProtocolProbe protocol) {
        var at = Address.parse(address);
        return new ProbeTarget(name, at.host(), at.port(), prefix, protocol::responds);
    }

    ProcessStatus probe(String address) {
        return status(address, probe.isReady(address, port) ? ProcessState.UP : ProcessState.DOWN);
    }

    /** The status of an instance that does not respond in time. */
    ProcessStatus down(String address) {
        return status(address, ProcessState.DOWN);
    }

    private ProcessStatus status(String at, ProcessState state) {
        return new ProcessStatus(name, state, prefix + at + ":" + port, null, null);
    }
}
