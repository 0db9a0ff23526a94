package shop.bobbin.chassis.sse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import shop.bobbin.chassis.ledger.Ledger;

/** A client's connection to an event stream, which records what it receives. */
final class FollowedStream implements AutoCloseable {

    private final HttpClient http;
    private final HttpResponse<InputStream> response;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private FollowedStream(HttpClient http, HttpResponse<InputStream> response) {
        this.http = http;
        this.response = response;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** @param lastSeen 0 for a client that has seen no event */
    static FollowedStream of(Ledger ledger, String account, long lastSeen) {
        return of(ledger.request("/accounts/" + account + "/events", "read")
                .header("Last-Event-ID", String.valueOf(lastSeen)));
    }

    static FollowedStream of(HttpRequest.Builder request) {
        var http = HttpClient.newHttpClient();
        try {
            return new FollowedStream(http, http.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** The events, comments and delays, each with all its lines. Incomplete ones are ignored, as browsers do. */
    List<String> received() {
        return List.copyOf(received);
    }

    List<Long> ids() {
        return received.stream()
                .filter(event -> event.startsWith("id:"))
                .map(event ->
                        Long.valueOf(event.lines().findFirst().orElseThrow().substring(3)))
                .toList();
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    private void read() {
        var incomplete = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    received.add(incomplete.toString().strip());
                    incomplete.setLength(0);
                } else {
                    incomplete.append(line).append('\n');
                }
            }
        } catch (IOException _) {
            received.add("disconnected");
        }
    }

    /** Disconnects. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
