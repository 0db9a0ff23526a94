package shop.bobbin.order.ordering.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.events.TopicReader;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.OrderSseSubscriptions;

/**
 * Notifies the subscribers of an order of each of its events, on every instance. After a restart of the reader it notifies
 * all subscribers, because events may have been missed; they read the order's history.
 */
@Configuration(proxyBeanMethods = false)
class OrderEventReader {

    private static final Logger log = LoggerFactory.getLogger(OrderEventReader.class);

    @Bean
    SmartLifecycle orderEvents(TopicReader topics, OrderSseSubscriptions subscriptions) {
        return topics.follow(
                OutboxOrderEvents.TOPIC,
                subscriptions::notifyAllSubscribers,
                event -> notifySubscribers(subscriptions, event.key()));
    }

    private static void notifySubscribers(OrderSseSubscriptions subscriptions, @Nullable String key) {
        try {
            if (key != null) {
                subscriptions.notifySubscribers(new OrderId(UUID.fromString(key)));
            }
        } catch (IllegalArgumentException e) {
            log.debug("Skipped an event whose key is not an order id");
        }
    }
}
