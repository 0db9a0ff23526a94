package shop.bobbin.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports of the loopback interface. */
final class FreePorts {

    /**
     * Below the ephemeral port ranges of Linux and macOS. Otherwise a client that retries while its server is down
     * could get the server's port as its own local port, and block it.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    /** Returns the requested port if it is free, or any free port for 0. */
    static int find(int requested, String purpose) {
        if (requested != 0) {
            if (!isFree(requested)) {
                throw new BackingException("Port %d, needed by %s, is already in use".formatted(requested, purpose));
            }
            return requested;
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
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
