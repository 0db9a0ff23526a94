package shop.bobbin.chassis.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends requests over a socket that an HTTP client would not send. */
public final class RawHttp {

    private RawHttp() {}

    public record Response(int status, String headers, String body) {}

    public static Response get(Ledger ledger, String target, String... headers) {
        return send(
                ledger,
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + String.join(
                                "", Arrays.stream(headers).map(h -> h + "\r\n").toList())
                        + "\r\n");
    }

    /** @param request must make the server close the connection, by a header or because it is malformed */
    public static Response send(Ledger ledger, String request) {
        return send(ledger, request, false);
    }

    /** Closes the output after the request (half-close), and reads the response. */
    public static Response sendAndEnd(Ledger ledger, String request) {
        return send(ledger, request, true);
    }

    /** Sends a request, and resets the connection after the given number of bytes of the response. */
    public static void sendAndReset(Ledger ledger, String request, int bytes) {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096); // small, so that the server blocks while writing
            socket.connect(new InetSocketAddress("127.0.0.1", ledger.port()));
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readNBytes(bytes);
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response send(Ledger ledger, String request, boolean halfClose) {
        try (var socket = new Socket("127.0.0.1", ledger.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            if (halfClose) {
                socket.shutdownOutput();
            }
            var response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var end = response.indexOf("\r\n\r\n");
            return new Response(
                    Integer.parseInt(response.substring(9, 12)),
                    response.substring(0, end),
                    response.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
