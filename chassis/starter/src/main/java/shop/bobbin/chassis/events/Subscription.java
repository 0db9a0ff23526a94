package shop.bobbin.chassis.events;

import org.springframework.kafka.listener.MessageListener;

/**
 * One {@link EventHandlers} bean with its message listener.
 *
 * @param listener decodes an event and runs its handler
 */
public record Subscription(EventHandlers handlers, MessageListener<String, byte[]> listener) {}
