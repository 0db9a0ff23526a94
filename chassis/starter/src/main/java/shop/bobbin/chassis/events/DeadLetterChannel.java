package shop.bobbin.chassis.events;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Channel for events that fail permanently, so that they do not block the events after them. */
public interface DeadLetterChannel {

    /** @throws RuntimeException when the event has not been stored; it is then retried */
    void publish(EventHandlers handlers, ConsumerRecord<String, byte[]> event, Throwable failure);
}
