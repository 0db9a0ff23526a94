package shop.bobbin.controlroom.containers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * The first words of a protocol. Whoever answers them runs; no password is needed for it, and no client with threads of its
 * own.
 */
enum Greeting {
    /** Asks for TLS, which is answered by yes or no. */
    POSTGRESQL(ByteBuffer.allocate(8).putInt(8).putInt(80877103)),
    /** Asks which requests are understood: request 18 in version 0, number 1, from nobody. */
    KAFKA(ByteBuffer.allocate(14)
            .putInt(10)
            .putShort((short) 18)
            .putShort((short) 0)
            .putInt(1)
            .putShort((short) -1));

    private static final int TIMEOUT_MILLIS = 2_000;

    private final byte[] words;

    Greeting(ByteBuffer words) {
        this.words = words.array();
    }

    boolean isAnswered(String host, int port) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(words);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
