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

/** A fake service instance with configured responses (404 for all other requests), which records the requests. */
final class FakeService implements AutoCloseable {

    private final Map<String, ActuatorResponse> responses = new ConcurrentHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final HttpServer server;

    FakeService() {
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
    void respondsWith(String request, int status, String body) {
        responses.put(request, new ActuatorResponse(status, body));
    }

    /** Closes the connection without a response. */
    void closesConnectionOn(String request) {
        responses.put(request, new ActuatorResponse(0, ""));
    }

    List<String> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(request + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            var response =
                    responses.getOrDefault(request, new ActuatorResponse(404, "{\"detail\":\"No such resource.\"}"));
            if (response.status() > 0) {
                var body = response.text().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(response.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
