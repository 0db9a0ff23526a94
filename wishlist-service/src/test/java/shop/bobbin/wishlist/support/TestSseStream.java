package shop.bobbin.wishlist.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test client's open stream of server-sent events, which records events and comments. */
public final class TestSseStream implements AutoCloseable {

    private final int status;
    private final InputStream source;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    public record Event(String id, String name, String data) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    TestSseStream(int status, InputStream source) {
        this.status = status;
        this.source = source;
        Thread.ofVirtual().start(this::read);
    }

    public int status() {
        return status;
    }

    public List<Event> events() {
        return events;
    }

    public int heartbeats() {
        return comments.get();
    }

    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    private void read() {
        var fields = new HashMap<String, String>();
        try (var lines = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                parse(line, fields);
            }
        } catch (IOException streamClosed) {
            fields.clear();
        } finally {
            ended.countDown();
        }
    }

    private void parse(String line, Map<String, String> fields) {
        if (line.startsWith(":")) {
            comments.incrementAndGet();
        } else if (!line.isEmpty()) {
            var parts = line.split(":", 2);
            fields.put(parts[0], parts.length > 1 ? parts[1] : "");
        } else if (fields.containsKey("data")) {
            events.add(new Event(
                    fields.getOrDefault("id", ""), fields.getOrDefault("event", ""), fields.getOrDefault("data", "")));
            fields.clear();
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
