package shop.bobbin.chassis.events;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kafka deserializer of CloudEvents to domain objects, for consumers that are not {@link EventHandlers}. Events of other types than
 * those that it is given are deserialized to null. It throws {@link MalformedEventException} only.
 */
public final class CloudEventDeserializer<T> implements Deserializer<@Nullable T> {

    private final JsonMapper json;
    private final Map<String, Function<CloudEvent, T>> readers = new HashMap<>();

    public CloudEventDeserializer(JsonMapper json) {
        this.json = json;
    }

    /**
     * Adds an event type.
     *
     * @param type value of the header {@code ce_type}
     * @param body the consumer's own record, with only the fields that it reads
     * @param translate maps the body to a domain object; any exception means that the body is invalid
     */
    public <B> CloudEventDeserializer<T> on(String type, Class<B> body, Function<B, T> translate) {
        readers.put(type, event -> translate(event.bodyAs(body, json), translate));
        return this;
    }

    private static <B, T> T translate(B body, Function<B, T> translate) {
        try {
            return translate.apply(body);
        } catch (RuntimeException e) {
            throw new MalformedEventException("The body is invalid: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] value) {
        var event = CloudEvent.of(headers, value);
        var reader = readers.get(event.type());
        return reader == null ? null : reader.apply(event);
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] value) {
        throw new UnsupportedOperationException("The type of an event is in its headers");
    }
}
