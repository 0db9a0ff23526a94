package shop.bobbin.testing;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test client's open stream of server-sent events, which records the events. Closing it disconnects. */
public final class TestSseStream implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Thread reader;

    public record Event(String id, String name, String data) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    private TestSseStream(HttpResponse<InputStream> response) {
        this.response = response;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    public static TestSseStream open(HttpClient http, HttpRequest.Builder request) {
        request.header("Accept", "text/event-stream"); // as browsers do
        try {
            return new TestSseStream(http.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The ids of the events. */
    public List<String> ids() {
        return events.stream().map(Event::id).toList();
    }

    /** The names of the events. */
    public List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    public boolean hasEnded() {
        return !reader.isAlive();
    }

    private void read() {
        var fields = new HashMap<String, String>();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                parse(line, fields);
            }
        } catch (IOException _) {
            fields.clear(); // an incomplete event
        }
    }

    private void parse(String line, Map<String, String> fields) {
        if (line.isEmpty()) {
            if (fields.containsKey("data")) {
                events.add(
                        new Event(fields.getOrDefault("id", ""), fields.getOrDefault("event", ""), fields.get("data")));
            }
            fields.clear();
        } else if (!line.startsWith(":")) {
            var parts = line.split(":", 2);
            fields.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
