package shop.bobbin.supervisor.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks before the start that all ports are free, so that the shop does not start partially. */
public final class PortCheck {

    private PortCheck() {}

    /** @param ports the ports by process name */
    public static void require(Map<String, Integer> ports) {
        var taken = ports.entrySet().stream()
                .filter(entry -> !isFree(entry.getValue()))
                .map(entry -> "Port %d, needed by %s, is in use by %s."
                        .formatted(
                                entry.getValue(),
                                entry.getKey(),
                                PortOwner.of(entry.getValue()).orElse("an unknown process")))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new ControlException(taken + "\nNothing was started.");
        }
    }

    public static boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
