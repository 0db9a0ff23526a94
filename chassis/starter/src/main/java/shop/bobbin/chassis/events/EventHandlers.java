package shop.bobbin.chassis.events;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The handlers of one consumer group for the event types of one topic, declared as a bean in a feature's {@code messaging}
 * package.
 *
 * <p>A handler runs in the transaction in which the inbox stores the event's id, so that its effect happens once. It translates
 * the event and calls the domain; it does not catch exceptions. Events of other types are skipped.
 */
public final class EventHandlers {

    private final String group;
    private final String topic;
    private final Map<String, Handler<?>> handlers = new LinkedHashMap<>();

    private EventHandlers(String group, String topic) {
        this.group = group;
        this.topic = topic;
    }

    /**
     * @param group {@code <application>.<package>}; instances with the same group share the partitions
     * @param topic the topic; a new group reads it from the beginning
     */
    public static EventHandlers of(String group, String topic) {
        return new EventHandlers(group, topic);
    }

    /**
     * Adds the handler for one event type.
     *
     * @param type value of the header {@code ce_type}
     * @param body the consumer's own record, with only the fields that it reads
     */
    public <T> EventHandlers on(String type, Class<T> body, Consumer<T> handler) {
        if (handlers.putIfAbsent(type, new Handler<>(body, handler)) != null) {
            throw new IllegalArgumentException(group + " has two handlers for " + type);
        }
        return this;
    }

    public String group() {
        return group;
    }

    public String topic() {
        return topic;
    }

    /** Two beans for one group and topic would share the partitions, and each would skip the types of the other. */
    static void requireUnique(List<EventHandlers> all) {
        var seen = new HashSet<List<String>>();
        for (var handlers : all) {
            if (!seen.add(List.of(handlers.group, handlers.topic))) {
                throw new IllegalStateException(
                        "There are two EventHandlers of group %s for topic %s; declare one with all handlers"
                                .formatted(handlers.group, handlers.topic));
            }
        }
    }

    Map<String, Handler<?>> byType() {
        return handlers;
    }

    record Handler<T>(Class<T> body, Consumer<T> consumer) {}
}
