package shop.bobbin.backing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Where a server listens. */
public record Address(String host, int port) {

    private static final int TIMEOUT_MILLIS = 500;

    /** @param address {@code host:port} */
    public static Address parse(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new BackingException("'%s' is no address; host:port is wanted".formatted(address));
        }
        return new Address(address.substring(0, colon).strip(), Integer.parseInt(address.substring(colon + 1)));
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
