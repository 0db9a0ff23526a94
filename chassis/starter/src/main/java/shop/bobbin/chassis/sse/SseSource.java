package shop.bobbin.chassis.sse;

import java.util.List;

/** The events of one stream, as the service has stored them. */
@FunctionalInterface
public interface SseSource {

    /**
     * The next events after the one with the id, the oldest first; 0 is before the first event. Not necessarily all: the stream reads
     * until there are none.
     */
    List<SseEvent> after(long id);

    /** Whether it is known, when the stream is requested, that no event will follow the one with the id. */
    default boolean endsAt(long id) {
        return false;
    }
}
