package shop.bobbin.recommendation.similarity.messaging;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads CloudEvents in binary mode: the types that are asked for; others give null and are skipped by the topology. */
final class EventReader<T> implements Deserializer<@Nullable T> {

    private final JsonMapper json;
    private final Map<String, BiFunction<String, byte[], T>> readers = new HashMap<>();

    EventReader(JsonMapper json) {
        this.json = json;
    }

    /** @param translate from event id and body to what the topology works with */
    <B> EventReader<T> on(String type, Class<B> body, BiFunction<String, B, T> translate) {
        readers.put(type, (id, bytes) -> translate.apply(id, json.readValue(bytes, body)));
        return this;
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        throw new IllegalStateException("an event is nothing without its headers");
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
        String type = attribute(headers, "ce_type");
        BiFunction<String, byte[], T> reader = readers.get(type);
        if (reader == null) {
            return null;
        }
        if (data == null) {
            throw new MalformedEventException(type + " without a body");
        }
        return reader.apply(attribute(headers, "ce_id"), data);
    }

    private static String attribute(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            throw new MalformedEventException("no " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
