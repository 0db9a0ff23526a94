package shop.bobbin.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event that was read from a topic.
 *
 * @param headers as text; the last one if a name appears several times
 * @param body null for a tombstone
 */
public record TestEvent(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable String body) {

    /** @throws AssertionError when the header is missing */
    public String header(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new AssertionError("No header %s in %s".formatted(name, this));
        }
        return value;
    }

    public String id() {
        return header("ce_id");
    }

    public String type() {
        return header("ce_type");
    }

    public String subject() {
        return header("ce_subject");
    }

    public Instant time() {
        return Instant.parse(header("ce_time"));
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body == null ? "null" : body);
    }

    static TestEvent of(ConsumerRecord<String, byte[]> source) {
        var headers = new HashMap<String, String>();
        source.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        byte @Nullable [] value = source.value();
        return new TestEvent(
                source.topic(),
                source.partition(),
                source.offset(),
                source.key(),
                Map.copyOf(headers),
                value == null ? null : new String(value, StandardCharsets.UTF_8));
    }
}
