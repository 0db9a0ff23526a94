package shop.bobbin.backing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The host and port of a server. */
public record Address(String host, int port) {

    private static final int TIMEOUT_MILLIS = 500;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @param address {@code host:port}
     * @throws BackingException when the text is not a host and a port
     */
    public static Address parse(String address) {
        int colon = address.lastIndexOf(':');
        var port = address.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new BackingException("'%s' is not a valid address: expected host:port, with a port of at most %d"
                    .formatted(address, HIGHEST_PORT));
        }
        return new Address(address.substring(0, colon).strip(), Integer.parseInt(port));
    }

    /** Whether a TCP connection can be opened. */
    boolean acceptsConnections() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
