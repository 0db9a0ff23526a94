package shop.bobbin.controlroom.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks before anything is started: half a shop is harder to understand than none. */
public final class PortCheck {

    private PortCheck() {}

    /** @param wanted ports by the name of who wants them */
    public static void require(Map<String, Integer> wanted) {
        var taken = wanted.entrySet().stream()
                .filter(entry -> !isFree(entry.getValue()))
                .map(entry -> "Port %d, which %s wants, is in use by %s."
                        .formatted(
                                entry.getValue(),
                                entry.getKey(),
                                PortHolder.of(entry.getValue()).orElse("a process that cannot be named")))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new CannotStart(taken + "\nNothing was started.");
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
