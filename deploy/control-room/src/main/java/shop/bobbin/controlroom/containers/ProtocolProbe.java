package shop.bobbin.controlroom.containers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * A liveness probe that sends the first message of a protocol and expects any response. It needs neither a password nor
 * a client library with its own threads.
 */
enum ProtocolProbe {
    /** An SSLRequest, which the server answers with S or N. */
    POSTGRESQL(ByteBuffer.allocate(8).putInt(8).putInt(80877103)),
    /** An ApiVersions request (API key 18), version 0, correlation id 1, without a client id. */
    KAFKA(ByteBuffer.allocate(14)
            .putInt(10)
            .putShort((short) 18)
            .putShort((short) 0)
            .putInt(1)
            .putShort((short) -1));

    private static final int TIMEOUT_MILLIS = 2_000;

    private final byte[] request;

    ProtocolProbe(ByteBuffer request) {
        this.request = request.array();
    }

    boolean responds(String host, int port) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
