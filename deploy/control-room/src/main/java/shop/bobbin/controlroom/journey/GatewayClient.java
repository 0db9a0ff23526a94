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

/** A JSON client of the gateway with a session cookie, like a browser. */
final class GatewayClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int MAX_SHOWN_CHARACTERS = 300;

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
            throw new JourneyFailedException(
                    "%s %s: no response from %s (%s). Run the command 'status' to see whether the shop is running."
                            .formatted(method, path, gateway, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JourneyFailedException(method + " " + path + " was interrupted");
        }
    }

    private JsonNode read(String what, HttpResponse<String> response) {
        var text = response.body();
        if (response.statusCode() >= 300) {
            throw new JourneyFailedException("%s failed with status %d: %s"
                    .formatted(
                            what,
                            response.statusCode(),
                            text.substring(0, Math.min(MAX_SHOWN_CHARACTERS, text.length()))));
        }
        try {
            return json.readTree(text.isBlank() ? "{}" : text);
        } catch (JacksonException e) {
            throw new JourneyFailedException(what + " returned a body that is not JSON: "
                    + text.substring(0, Math.min(MAX_SHOWN_CHARACTERS, text.length())));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
