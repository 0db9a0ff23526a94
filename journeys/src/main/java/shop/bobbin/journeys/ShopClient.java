package shop.bobbin.journeys;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** A JSON client of the gateway that keeps the session cookie, as a browser does. */
public final class ShopClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI gateway;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    public ShopClient(URI gateway) {
        this.gateway = gateway;
    }

    public ShopResponse get(String path) {
        return send(request(path).GET());
    }

    /** Empty if there is no response. */
    Optional<ShopResponse> tryGet(String path) {
        try {
            return Optional.of(get(path));
        } catch (JourneyFailedException e) {
            return Optional.empty();
        }
    }

    public ShopResponse put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)));
    }

    public ShopResponse post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    /** A request to be completed and sent with {@link #send}, for other methods, headers and bodies. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json");
    }

    /** Returns the response with any status; throws if there is none. */
    public ShopResponse send(HttpRequest.Builder builder) {
        var request = builder.build();
        var name = request.method() + " " + request.uri().getPath();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new ShopResponse(name, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new JourneyFailedException(
                    "%s: no response from %s (%s). Run the command 'status' to see whether the shop is running."
                            .formatted(name, gateway, e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JourneyFailedException(name + " was interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
