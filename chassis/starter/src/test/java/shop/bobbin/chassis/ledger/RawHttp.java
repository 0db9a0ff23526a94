package shop.bobbin.chassis.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends what a well-behaved client would refuse to send. */
public final class RawHttp {

    private RawHttp() {}

    public record Answer(int status, String headers, String body) {}

    public static Answer get(Ledger ledger, String target, String... headers) {
        return send(
                ledger,
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + String.join(
                                "", Arrays.stream(headers).map(h -> h + "\r\n").toList())
                        + "\r\n");
    }

    /** @param request must end the connection, by a header or by being broken */
    public static Answer send(Ledger ledger, String request) {
        return send(ledger, request, false);
    }

    /** Says after the request that nothing more will come, and reads the answer. */
    public static Answer sendAndEnd(Ledger ledger, String request) {
        return send(ledger, request, true);
    }

    /** Sends, and resets the connection when as many bytes of the answer have come. */
    public static void sendAndReset(Ledger ledger, String request, int bytes) {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096); // the sender has to wait for us
            socket.connect(new InetSocketAddress("127.0.0.1", ledger.port()));
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readNBytes(bytes);
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer send(Ledger ledger, String request, boolean half) {
        try (var socket = new Socket("127.0.0.1", ledger.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            if (half) {
                socket.shutdownOutput();
            }
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var end = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
