package shop.bobbin.gateway.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends raw bytes, for requests that an HTTP client library refuses to send. */
public final class RawHttp {

    private RawHttp() {}

    /** Sends these bytes and reads until the server closes the connection. */
    public static String exchange(int port, String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return readAll(socket);
        }
    }

    /** A server that rejects a request early may reset the connection before its response was read. */
    private static String readAll(Socket socket) throws IOException {
        var response = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(response);
        } catch (SocketException reset) {
            return response.size() == 0
                    ? "HTTP/1.1 400 connection reset"
                    : response.toString(StandardCharsets.ISO_8859_1);
        }
        return response.toString(StandardCharsets.ISO_8859_1);
    }

    public static String get(int port, String target) throws IOException {
        return exchange(
                port, "GET " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n");
    }

    public static int status(String response) {
        return Integer.parseInt(response.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }
}
