package shop.bobbin.controlroom.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One instance of a service, which answers as it was told to, 404 to anything else, and remembers who has asked. */
final class SomeService implements AutoCloseable {

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final HttpServer server;

    SomeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::handle);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param request for example {@code GET /actuator/deadletters} */
    void answers(String request, int status, String body) {
        replies.put(request, new Reply(status, body));
    }

    /** Takes the request and hangs up. */
    void answersNothing(String request) {
        replies.put(request, new Reply(0, ""));
    }

    List<String> asked() {
        return asked;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(request + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            var reply = replies.getOrDefault(request, new Reply(404, "{\"detail\":\"There is nothing here.\"}"));
            if (reply.status() > 0) {
                var body = reply.text().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
