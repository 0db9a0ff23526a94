package shop.bobbin.controlroom.journey;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the gateway as a browser would: one session cookie, JSON both ways. */
final class GatewayClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int SHOWN = 300;

    private final URI gateway;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(TIMEOUT)
            .build();

    GatewayClient(URI gateway) {
        this.gateway = gateway;
    }

    JsonNode get(String path) {
        return send("GET", path, Map.of(), Map.of());
    }

    JsonNode put(String path, Map<String, ?> body) {
        return send("PUT", path, body, Map.of());
    }

    JsonNode post(String path, Map<String, ?> body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    private JsonNode send(String method, String path, Map<String, ?> body, Map<String, String> headers) {
        var publisher =
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(json.writeValueAsString(body));
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .method(method, publisher);
        headers.forEach(request::header);
        try {
            return read(method + " " + path, http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new JourneyFailed("%s %s: no answer from %s (%s). Does the shop run? The command 'status' tells."
                    .formatted(method, path, gateway, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JourneyFailed(method + " " + path + ": interrupted");
        }
    }

    private JsonNode read(String what, HttpResponse<String> response) {
        var text = response.body();
        if (response.statusCode() >= 300) {
            throw new JourneyFailed("%s was answered with %d: %s"
                    .formatted(what, response.statusCode(), text.substring(0, Math.min(SHOWN, text.length()))));
        }
        try {
            return json.readTree(text.isBlank() ? "{}" : text);
        } catch (JacksonException e) {
            throw new JourneyFailed(what + " was answered with something that is not JSON: "
                    + text.substring(0, Math.min(SHOWN, text.length())));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
