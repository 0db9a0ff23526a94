package shop.bobbin.chassis.events;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.MessageListener;
import tools.jackson.databind.json.JsonMapper;

/** Kafka message listener that decodes an event and runs its handler through the interceptor. */
class EventMessageListener implements MessageListener<String, byte[]> {

    private final EventHandlers handlers;
    private final EventInterceptor interceptor;
    private final JsonMapper json;

    EventMessageListener(EventHandlers handlers, EventInterceptor interceptor, JsonMapper json) {
        this.handlers = handlers;
        this.interceptor = interceptor;
        this.json = json;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> message) {
        try {
            var event = CloudEvent.of(message.headers(), message.value());
            var handler = handlers.byType().get(event.type());
            if (handler != null) {
                handle(event, handler);
            }
        } catch (Error e) {
            // an Error would stop the consumer, then the consumer of the next instance
            throw new IllegalStateException("The handler has failed with an Error", e);
        }
    }

    private <T> void handle(CloudEvent event, EventHandlers.Handler<T> handler) {
        var body = event.bodyAs(handler.body(), json);
        interceptor.around(handlers.group(), event, () -> handler.consumer().accept(body));
    }
}
