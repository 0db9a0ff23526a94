package shop.bobbin.order.ordering.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.bobbin.chassis.events.TopicReader;
import shop.bobbin.chassis.sse.SseStreams;
import shop.bobbin.order.OrderId;

/**
 * Signals the open streams of an order at each of its events, on every instance. After a restart of the reader it signals all
 * streams, because events may have been missed; they read the order's history.
 */
@Configuration(proxyBeanMethods = false)
class OrderEventReader {

    private static final Logger log = LoggerFactory.getLogger(OrderEventReader.class);

    @Bean
    SmartLifecycle orderEvents(TopicReader topics, SseStreams<OrderId> streams) {
        return topics.follow(OutboxOrderEvents.TOPIC, streams::signalAll, event -> signal(streams, event.key()));
    }

    private static void signal(SseStreams<OrderId> streams, @Nullable String key) {
        try {
            if (key != null) {
                streams.signal(new OrderId(UUID.fromString(key)));
            }
        } catch (IllegalArgumentException e) {
            log.debug("Skipped an event whose key is not an order id");
        }
    }
}
