package shop.bobbin.chassis.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server, as one instance of a service, that records its requests. */
final class FakeInstance {

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean closesWithoutResponse;

    FakeInstance(String address, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::respond);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Method, path and body of each request. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    void closeWithoutResponse() {
        closesWithoutResponse = true;
    }

    void stop() {
        server.stop(0);
    }

    private void respond(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add("%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body));
        if (!closesWithoutResponse) {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("done".getBytes(StandardCharsets.US_ASCII));
        }
        exchange.close();
    }
}
