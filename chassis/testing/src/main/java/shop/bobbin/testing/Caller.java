package shop.bobbin.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls a service.
 *
 * @param token the access token; null = none
 */
public record Caller(HttpClient http, URI service, @Nullable String token) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static Caller at(int port, @Nullable String token) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Caller(http, URI.create("http://127.0.0.1:" + port), token);
    }

    public Caller withToken(@Nullable String other) {
        return new Caller(http, service, other);
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    public Reply put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)));
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** Content type JSON, with the token; more headers and the method are the caller's. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
