package shop.bobbin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.RepeatedTest;
import shop.bobbin.gateway.support.GatewayTest;

/** Requests that follow each other on one connection without a pause. */
class PersistentConnectionsIT extends GatewayTest {

    /** The token is verified by a thread of its own, which also writes the response. */
    private static final String SLOW = request("Authorization: Bearer not-a-token\r\n");

    private static final String FAST = request("");

    @RepeatedTest(20)
    void areAllServed() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            send(socket, SLOW + FAST);
            var responses = readTwo(socket);
            assertThat(responses).startsWith("HTTP/1.1 401 ").contains("HTTP/1.1 404 ");

            send(socket, request("Connection: close\r\n"));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    private static String request(String header) {
        return "GET /api/nothing HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Both responses are problems: each ends with the only closing brace in it. */
    private static String readTwo(Socket socket) throws IOException {
        var responses = new ByteArrayOutputStream();
        for (int ends = 0; ends < 2; ) {
            int next = socket.getInputStream().read();
            assertThat(next).as("the connection is open").isNotNegative();
            responses.write(next);
            if (next == '}') {
                ends++;
            }
        }
        return responses.toString(StandardCharsets.ISO_8859_1);
    }
}
