package shop.bobbin.chassis.sse;

/**
 * An event of a stream.
 *
 * @param id grows from event to event; a client that reconnects sends the last one in {@code Last-Event-ID}
 * @param data is sent as JSON
 * @param last true if the stream ends with this event
 */
public record SseEvent(long id, String name, Object data, boolean last) {

    public SseEvent(long id, String name, Object data) {
        this(id, name, data, false);
    }
}
