package shop.bobbin.controlroom.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.bobbin.controlroom.process.CannotStart;

/**
 * {@code GET /status}, {@code POST /services/{name}/stop}, {@code POST /services/{name}/start}, {@code POST /shutdown}.
 * Not for pages that a browser happens to show: a foreign page can neither set our header without being asked nor read an
 * answer, unless it makes its own host name point to us. So names are refused, all but the one that always means this
 * machine, and addresses are not. Nor for other users of this machine: with a secret, each request has it in our header.
 */
public final class ControlApi implements AutoCloseable {

    static final String HEADER = "X-Bobbin";

    private static final Pattern ACTION = Pattern.compile("/services/([a-z0-9-]+)/(stop|start)");
    private static final Pattern OUR_HOST = Pattern.compile("(\\d+(\\.\\d+){3}|\\[[0-9a-f:.]+]|localhost)(:\\d+)?");

    private final Controlled shop;
    private final HttpServer server;
    private final @Nullable ControlSecret secret;

    private ControlApi(Controlled shop, HttpServer server, @Nullable ControlSecret secret) {
        this.shop = shop;
        this.server = server;
        this.secret = secret;
    }

    /** @param secret null where nobody else can reach the address, and nothing can be started or stopped */
    public static ControlApi start(Controlled shop, InetSocketAddress address, @Nullable ControlSecret secret) {
        try {
            var server = HttpServer.create(address, 0);
            var api = new ControlApi(shop, server, secret);
            server.createContext("/", api::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + address, e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Runnable afterwards = () -> {};
        try (exchange) {
            var answer = answer(exchange);
            afterwards = answer.afterwards();
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } finally {
            afterwards.run(); // the end of the shop ends this server, and whoever asked would hear nothing
        }
    }

    private Answer answer(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        var host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !OUR_HOST.matcher(host).matches()) {
            return Answer.problem(403, "forbidden", "Ask by address, not by name.");
        }
        if (secret != null && !secret.is(exchange.getRequestHeaders().getFirst(HEADER))) {
            return Answer.problem(
                    403, "forbidden", "The header " + HEADER + " does not have this supervisor's secret.");
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
        var action = ACTION.matcher(path);
        try {
            if (path.equals("/shutdown")) {
                return Answer.acceptedThen(shop.shutdown());
            } else if (!action.matches()) {
                return Answer.notFound(path);
            } else if (action.group(2).equals("stop")) {
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
