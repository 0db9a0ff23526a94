package shop.bobbin.wishlist.products.messaging;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.events.CloudEventDeserializer;
import shop.bobbin.chassis.events.MalformedEventException;
import shop.bobbin.chassis.events.TopicReader;
import shop.bobbin.chassis.telemetry.LogText;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.products.ProductTopic;
import tools.jackson.databind.json.JsonMapper;

/**
 * The topic {@code catalog.products}, read without a consumer group: that changes no offset of the listener and bypasses the
 * inbox, which would skip events that were processed before. Events that cannot be read are skipped: the listener has
 * dead-lettered them.
 */
@Component
class KafkaProductTopic implements ProductTopic {

    private static final Logger log = LoggerFactory.getLogger(KafkaProductTopic.class);

    private final TopicReader topics;
    private final CloudEventDeserializer<Product> products;

    KafkaProductTopic(TopicReader topics, JsonMapper json) {
        this.topics = topics;
        this.products = new CloudEventDeserializer<Product>(json)
                .on(ProductChanged.TYPE, ProductChanged.class, ProductChanged::toProduct);
    }

    @Override
    public void readAll(Duration timeout, Consumer<List<Product>> batchHandler) {
        var deadline = System.nanoTime() + timeout.toNanos();
        try {
            topics.read(topics.ranges(ProductChanged.TOPIC), timeout, events -> {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("The end of the topic was not reached within " + timeout);
                }
                batchHandler.accept(events.stream().flatMap(this::product).toList());
            });
        } catch (KafkaException e) {
            throw new TopicUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private Stream<Product> product(ConsumerRecord<String, byte[]> event) {
        try {
            return Stream.ofNullable(products.deserialize(event.topic(), event.headers(), event.value()));
        } catch (MalformedEventException e) {
            log.warn(
                    "Skipped {}-{}@{}: {}",
                    event.topic(),
                    event.partition(),
                    event.offset(),
                    LogText.of(e.getMessage()));
            return Stream.empty();
        }
    }
}
