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
import shop.bobbin.supervisor.process.ControlException;

/**
 * The supervisor's HTTP API: {@code GET /status}, {@code POST /services/{name}/stop}, {@code POST
 * /services/{name}/start}, {@code POST /shutdown}. It is protected against web pages in a browser on this machine:
 * requests need a custom header, which a page of another origin cannot set without a CORS preflight, and the Host
 * header must be an IP address or {@code localhost}, which prevents DNS rebinding. It is protected against other users
 * of this machine by a secret in that header.
 */
public final class ControlApi implements AutoCloseable {

    static final String HEADER = "X-Bobbin";

    private static final Pattern ACTION = Pattern.compile("/services/([a-z0-9-]+)/(stop|start)");
    private static final Pattern ALLOWED_HOST = Pattern.compile("(\\d+(\\.\\d+){3}|\\[[0-9a-f:.]+]|localhost)(:\\d+)?");

    private final ControlledShop shop;
    private final HttpServer server;
    private final @Nullable ControlSecret secret;

    private ControlApi(ControlledShop shop, HttpServer server, @Nullable ControlSecret secret) {
        this.shop = shop;
        this.server = server;
        this.secret = secret;
    }

    /** @param secret null = none, for an address that no other user can reach and a shop that cannot be controlled */
    public static ControlApi start(ControlledShop shop, InetSocketAddress address, @Nullable ControlSecret secret) {
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
            var response = respond(exchange);
            afterwards = response.afterwards();
            var bytes = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", response.status() < 400 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(response.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } finally {
            afterwards.run(); // after the response, since a shutdown also stops this server
        }
    }

    private ControlResponse respond(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        var host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !ALLOWED_HOST.matcher(host).matches()) {
            return ControlResponse.problem(403, "forbidden", "Use an IP address or localhost instead of a host name.");
        }
        if (secret != null && !secret.matches(exchange.getRequestHeaders().getFirst(HEADER))) {
            return ControlResponse.problem(
                    403, "forbidden", "The header " + HEADER + " does not contain this supervisor's secret.");
        }
        return switch (exchange.getRequestMethod()) {
            case "GET" ->
                path.equals("/status")
                        ? new ControlResponse(200, StatusJson.write(shop.statuses()))
                        : ControlResponse.notFound(path);
            case "POST" ->
                exchange.getRequestHeaders().containsKey(HEADER)
                        ? act(path)
                        : ControlResponse.problem(403, "forbidden", "The header " + HEADER + " is missing.");
            default -> ControlResponse.problem(405, "method-not-allowed", "Only GET and POST are supported.");
        };
    }

    private ControlResponse act(String path) {
        var action = ACTION.matcher(path);
        try {
            if (path.equals("/shutdown")) {
                return ControlResponse.okThen(shop.shutdown());
            } else if (!action.matches()) {
                return ControlResponse.notFound(path);
            } else if (action.group(2).equals("stop")) {
                shop.stopService(action.group(1));
            } else {
                shop.startService(action.group(1));
            }
            return ControlResponse.ok();
        } catch (ControlException e) {
            return ControlResponse.problem(409, "conflict", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
