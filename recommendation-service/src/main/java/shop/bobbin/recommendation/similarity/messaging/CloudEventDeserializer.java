package shop.bobbin.recommendation.similarity.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kafka deserializer for CloudEvents in binary content mode. It reads the registered event types; other types give null,
 * which the topology skips. An event that cannot be read causes an {@link UnreadableEventException} or another exception,
 * never an {@link Error}, which would end the stream thread.
 */
final class CloudEventDeserializer<T> implements Deserializer<@Nullable T> {

    private static final int MAX_ID_LENGTH = 200;

    private final JsonMapper json;
    private final Map<String, Function<byte[], T>> readers = new HashMap<>();

    CloudEventDeserializer(JsonMapper json) {
        this.json = json;
    }

    /** @param translate maps the body to a domain object; throws when the body is invalid */
    <B> CloudEventDeserializer<T> on(String type, Class<B> body, Function<B, T> translate) {
        readers.put(type, bytes -> translate.apply(required(json.readValue(bytes, body), "body")));
        return this;
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        throw new IllegalStateException("needs the headers: type and id are there");
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
        var reader = readers.get(attribute(headers, "ce_type"));
        if (reader == null) {
            return null;
        }
        if (attribute(headers, "ce_id").length() > MAX_ID_LENGTH) {
            throw new UnreadableEventException("The event's ce_id is longer than " + MAX_ID_LENGTH + " characters");
        }
        try {
            return reader.apply(required(data, "body"));
        } catch (StackOverflowError tooDeep) {
            throw new UnreadableEventException("The body is nested too deeply");
        }
    }

    /** @throws UnreadableEventException when the value is null */
    static <V> V required(@Nullable V value, String name) {
        if (value == null) {
            throw new UnreadableEventException("The event has no " + name);
        }
        return value;
    }

    private static String attribute(Headers headers, String name) {
        String value = StreamDeadLetter.header(headers, name);
        return required(value.isEmpty() ? null : value, name);
    }
}
