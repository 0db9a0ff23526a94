package shop.bobbin.chassis.inbox;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one consumer group does with the events of one topic: declared as a bean in a feature's {@code messaging} package.
 *
 * <p>A handler runs inside a transaction in which the inbox has noted the event, so that its effect happens once. It
 * translates and calls the domain; it does not catch. Types that nothing is said of are skipped.
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
     * @param topic read from its beginning by a group that is new
     */
    public static EventHandlers of(String group, String topic) {
        return new EventHandlers(group, topic);
    }

    /**
     * @param type the {@code ce_type}
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

    /** The consumer's own, see {@link DeadLetters}. */
    public String deadLetterTopic() {
        return group + "." + topic + ".dlt";
    }

    /** Two of one group and topic would share the partitions, and each would skip what the other one is for. */
    static void requireOneEach(List<EventHandlers> listeners) {
        var known = new HashSet<String>();
        for (var listener : listeners) {
            if (!known.add(listener.deadLetterTopic())) {
                throw new IllegalStateException("%s has two listeners to %s; let one have all the handlers"
                        .formatted(listener.group, listener.topic));
            }
        }
    }

    Map<String, Handler<?>> handlers() {
        return handlers;
    }

    record Handler<T>(Class<T> body, Consumer<T> effect) {}
}
