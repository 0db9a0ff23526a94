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
 * An HTTP client for tests, bound to one service and one access token.
 *
 * @param token the bearer token; null = anonymous
 */
public record TestClient(
        HttpClient http, URI service, @Nullable String token) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    public static TestClient at(int port, @Nullable String token) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new TestClient(http, URI.create("http://127.0.0.1:" + port), token);
    }

    public TestClient withToken(@Nullable String other) {
        return new TestClient(http, service, other);
    }

    public TestResponse get(String path) {
        return send(request(path).GET());
    }

    public TestResponse post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    public TestResponse put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)));
    }

    public TestResponse delete(String path) {
        return send(request(path).DELETE());
    }

    /** A request with content type JSON and the token. The caller adds the method and further headers. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    public TestResponse send(HttpRequest.Builder request) {
        try {
            return new TestResponse(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
