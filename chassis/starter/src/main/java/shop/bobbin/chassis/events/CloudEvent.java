package shop.bobbin.chassis.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CloudEvent 1.0 in Kafka's binary content mode: its attributes are headers of the record, its body is the record's JSON value. It
 * has the attributes that consumers read.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CloudEvent(String id, String type, byte @Nullable [] body) {

    /** In bytes. Our ids have 36; PostgreSQL's limit for the entry of an index is about 2,700. */
    private static final int MAX_ATTRIBUTE = 255;

    /** @throws MalformedEventException when an attribute is missing or invalid */
    public static CloudEvent of(Headers headers, byte @Nullable [] value) {
        return new CloudEvent(attribute(headers, "ce_id"), attribute(headers, "ce_type"), value);
    }

    /**
     * The body as the consumer's own record, with only the fields that it reads.
     *
     * @throws MalformedEventException when there is none, or it cannot be read as that record
     */
    public <T> T bodyAs(Class<T> record, JsonMapper json) {
        if (body == null) {
            throw new MalformedEventException("The event has no body");
        }
        try {
            T read = json.readValue(body, record);
            if (read == null) {
                throw new MalformedEventException("The body is null");
            }
            return read;
        } catch (JacksonException | StackOverflowError e) {
            throw new MalformedEventException("The body is not a " + record.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static String attribute(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new MalformedEventException("The event has no header " + name);
        }
        byte[] bytes = header.value();
        if (bytes.length > MAX_ATTRIBUTE) {
            throw new MalformedEventException(
                    "The header %s has %d bytes, the limit is %d".formatted(name, bytes.length, MAX_ATTRIBUTE));
        }
        var text = text(name, bytes);
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedEventException("The header %s is blank or has control characters".formatted(name));
        }
        return text;
    }

    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedEventException("The header " + name + " is not UTF-8", e);
        }
    }
}
