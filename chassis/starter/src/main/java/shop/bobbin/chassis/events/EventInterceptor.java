package shop.bobbin.chassis.events;

/** Interceptor of the handling of events: what has to happen around each handler. */
public interface EventInterceptor {

    /**
     * Runs the handler, or skips it.
     *
     * @param group the consumer group
     * @param event a decoded event
     * @param handler runs the handler with the event's body
     */
    void around(String group, CloudEvent event, Runnable handler);
}
