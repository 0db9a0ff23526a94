package shop.bobbin.chassis.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Kafka message listener that decodes an event and runs its handler, with the inbox and the effect in one transaction. */
class InboxMessageListener implements MessageListener<String, byte[]> {

    /** In bytes. Our ids have 36; PostgreSQL's limit for the entry of an index is about 2,700. */
    private static final int MAX_ATTRIBUTE = 255;

    private final EventHandlers handlers;
    private final Inbox inbox;
    private final TransactionOperations transaction;
    private final JsonMapper json;

    InboxMessageListener(EventHandlers handlers, Inbox inbox, TransactionOperations transaction, JsonMapper json) {
        this.handlers = handlers;
        this.inbox = inbox;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> message) {
        try {
            var handler = handlers.byType().get(attribute(message, "ce_type"));
            if (handler != null) {
                deliver(message, handler);
            }
        } catch (Error e) {
            // an Error would stop the consumer, then the consumer of the next instance
            throw new IllegalStateException("The handler has failed with an Error", e);
        }
    }

    private <T> void deliver(ConsumerRecord<String, byte[]> message, EventHandlers.Handler<T> handler) {
        var id = attribute(message, "ce_id");
        var event = decode(message, handler.body());
        transaction.executeWithoutResult(status -> {
            if (inbox.insertIfAbsent(handlers.group(), id)) {
                handler.consumer().accept(event);
            }
        });
    }

    private <T> T decode(ConsumerRecord<String, byte[]> message, Class<T> type) {
        byte @Nullable [] body = message.value();
        if (body == null) {
            throw new MalformedEventException("The event has no body", null);
        }
        try {
            T event = json.readValue(body, type);
            if (event == null) {
                throw new MalformedEventException("The body is null", null);
            }
            return event;
        } catch (JacksonException e) {
            throw new MalformedEventException("The body is not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static String attribute(ConsumerRecord<String, byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new MalformedEventException("The event has no header " + name, null);
        }
        byte[] bytes = header.value();
        if (bytes.length > MAX_ATTRIBUTE) {
            throw new MalformedEventException(
                    "The header %s has %d bytes, the limit is %d".formatted(name, bytes.length, MAX_ATTRIBUTE), null);
        }
        var text = text(name, bytes);
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedEventException("The header %s is blank or has control characters".formatted(name), null);
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
