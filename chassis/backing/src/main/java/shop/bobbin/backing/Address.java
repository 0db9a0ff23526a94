package shop.bobbin.backing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Where a server listens. */
public record Address(String host, int port) {

    private static final int TIMEOUT_MILLIS = 500;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @param address {@code host:port}
     * @throws BackingException when it is something else
     */
    public static Address parse(String address) {
        int colon = address.lastIndexOf(':');
        String port = address.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new BackingException("'%s' is no address; host:port is wanted, with a port of at most %d"
                    .formatted(address, HIGHEST_PORT));
        }
        return new Address(address.substring(0, colon).strip(), Integer.parseInt(port));
    }

    boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
