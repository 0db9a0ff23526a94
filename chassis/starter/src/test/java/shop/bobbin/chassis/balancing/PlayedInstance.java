package shop.bobbin.chassis.balancing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One instance of a service that notes what it is asked. */
final class PlayedInstance {

    private final HttpServer server;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile boolean breaksOff;

    PlayedInstance(String address, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Method, path and body of each request. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    void breakOff() {
        breaksOff = true;
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add("%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body));
        if (!breaksOff) {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("done".getBytes(StandardCharsets.US_ASCII));
        }
        exchange.close();
    }
}
