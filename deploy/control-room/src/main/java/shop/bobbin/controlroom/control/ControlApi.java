package shop.bobbin.controlroom.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.shop.Shop;

/**
 * {@code GET /status}, {@code POST /services/{name}/stop}, {@code POST /services/{name}/start}, {@code POST /shutdown}.
 * For this machine only, and not for pages that its browser happens to show: a foreign page can neither set our header
 * without being asked nor reach us under another host name.
 */
public final class ControlApi implements AutoCloseable {

    static final String HEADER = "X-Bobbin";

    private static final Pattern ACTION = Pattern.compile("/services/([a-z0-9-]+)/(stop|start)");
    private static final Pattern OUR_HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");

    private final Shop shop;
    private final Runnable shutdown;
    private final HttpServer server;
    private volatile boolean leaving;

    private ControlApi(Shop shop, Runnable shutdown, HttpServer server) {
        this.shop = shop;
        this.shutdown = shutdown;
        this.server = server;
    }

    /** @param shutdown is called, and returns at once, when somebody asks for the end of it all */
    public static ControlApi start(Shop shop, int port, Runnable shutdown) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var api = new ControlApi(shop, shutdown, server);
            server.createContext("/", api::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port, e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } finally {
            if (leaving) {
                shutdown.run(); // now that the answer is out: it ends this server, and whoever asked would hear nothing
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        var host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !OUR_HOST.matcher(host).matches()) {
            return Answer.problem(403, "forbidden", "This is for this machine only.");
        }
        return switch (exchange.getRequestMethod()) {
            case "GET" ->
                path.equals("/status") ? new Answer(200, StatusJson.write(shop.statuses())) : Answer.notFound(path);
            case "POST" ->
                exchange.getRequestHeaders().containsKey(HEADER)
                        ? act(path)
                        : Answer.problem(403, "forbidden", "The header " + HEADER + " is missing.");
            default -> Answer.problem(405, "method-not-allowed", "GET and POST only.");
        };
    }

    private Answer act(String path) {
        if (path.equals("/shutdown")) {
            leaving = true;
            return Answer.accepted();
        }
        var action = ACTION.matcher(path);
        if (!action.matches()) {
            return Answer.notFound(path);
        }
        try {
            if (action.group(2).equals("stop")) {
                shop.stopService(action.group(1));
            } else {
                shop.startService(action.group(1));
            }
            return Answer.accepted();
        } catch (CannotStart e) {
            return Answer.problem(409, "conflict", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
