package shop.bobbin.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** FreePorts of the loopback interface. */
final class FreePorts {

    /**
     * Below the ranges from which systems take the ports of outgoing connections: while a server is down, a client that
     * keeps trying could else be given the very port it calls, and keep it.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    /** The wanted port if it is free, a free one for 0. */
    static int claim(int wanted, String purpose) {
        if (wanted != 0) {
            if (!isFree(wanted)) {
                throw new BackingException("Port %d, wanted for %s, is already in use".formatted(wanted, purpose));
            }
            return wanted;
        }
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new BackingException("No free port for %s between %d and %d".formatted(purpose, LOWEST, HIGHEST));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
