package shop.bobbin.recommendation.similarity.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads CloudEvents in binary mode: the types that are asked for; others give null and are skipped by the topology.
 * Whatever is wrong with an event is a {@link MalformedEventException} or another exception, never an {@link Error},
 * which would end the stream's thread.
 */
final class EventReader<T> implements Deserializer<@Nullable T> {

    private static final int LONGEST_ID = 200;

    private final JsonMapper json;
    private final Map<String, Function<byte[], T>> readers = new HashMap<>();

    EventReader(JsonMapper json) {
        this.json = json;
    }

    /** @param translate from the body to what the topology works with; it throws when the body is not what it should be */
    <B> EventReader<T> on(String type, Class<B> body, Function<B, T> translate) {
        readers.put(type, bytes -> translate.apply(required(json.readValue(bytes, body), "body")));
        return this;
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        throw new IllegalStateException("an event is nothing without its headers");
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
        var reader = readers.get(attribute(headers, "ce_type"));
        if (reader == null) {
            return null;
        }
        if (attribute(headers, "ce_id").length() > LONGEST_ID) {
            throw new MalformedEventException("The event's ce_id is longer than " + LONGEST_ID + " characters");
        }
        try {
            return reader.apply(required(data, "body"));
        } catch (StackOverflowError tooDeep) {
            throw new MalformedEventException("The body is nested too deeply");
        }
    }

    /** @throws MalformedEventException when the event does not have it */
    static <V> V required(@Nullable V value, String name) {
        if (value == null) {
            throw new MalformedEventException("The event has no " + name);
        }
        return value;
    }

    private static String attribute(Headers headers, String name) {
        String value = DeadLetter.text(headers, name);
        return required(value.isEmpty() ? null : value, name);
    }
}
