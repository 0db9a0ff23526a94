package shop.bobbin.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** A gateway with prepared responses; the last response to a request is repeated. */
final class FakeGateway implements AutoCloseable {

    /** The received requests, with their cookies. */
    final List<String> requests = new ArrayList<>();

    private final HttpServer server;
    private final Map<String, Queue<Response>> responses = new ConcurrentHashMap<>();

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    FakeGateway on(String request, int status, String body) {
        responses.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Response(status, body));
        return this;
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var cookie = exchange.getRequestHeaders().getFirst("Cookie");
            requests.add(cookie == null ? request : request + " with " + cookie);
            var prepared = responses.getOrDefault(request, new ArrayDeque<>(List.of(new Response(404, "{}"))));
            var response = prepared.size() > 1 ? prepared.remove() : prepared.element();
            var bytes = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Set-Cookie", "session=1; Path=/; HttpOnly");
            exchange.sendResponseHeaders(response.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Response(int status, String body) {}
}
