package shop.bobbin.wishlist.products.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.products.ProductTopic;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The topic {@code catalog.products}, read by a Kafka consumer without a group: it changes no offset of the listener and
 * bypasses the inbox, which would skip events that were processed before. Events that cannot be read are skipped: the
 * listener has dead-lettered them.
 */
@Component
class KafkaProductTopic implements ProductTopic {

    private static final Logger log = LoggerFactory.getLogger(KafkaProductTopic.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> properties;
    private final JsonMapper json;

    KafkaProductTopic(KafkaProperties kafka, JsonMapper json) {
        this.properties = new HashMap<>(kafka.buildConsumerProperties());
        this.properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "wishlist-service.products.rebuild");
        this.properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.json = json;
    }

    @Override
    public void readAll(Duration timeout, Consumer<List<Product>> batchHandler) {
        var deadline = System.nanoTime() + timeout.toNanos();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(ProductChanged.TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("The end of the topic was not reached within " + timeout);
                }
                batchHandler.accept(
                        StreamSupport.stream(consumer.poll(POLL_TIMEOUT).spliterator(), false)
                                .flatMap(this::parse)
                                .toList());
            }
        } catch (KafkaException e) {
            throw new TopicUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private Stream<Product> parse(ConsumerRecord<String, byte[]> event) {
        var type = event.headers().lastHeader("ce_type");
        if (type == null
                || type.value() == null
                || !ProductChanged.TYPE.equals(new String(type.value(), StandardCharsets.UTF_8))) {
            return Stream.empty();
        }
        try {
            return Stream.of(json.readValue(event.value(), ProductChanged.class).toProduct());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            var reason = String.valueOf(e.getMessage())
                    .replaceAll("[\\p{Cc}\\u2028\\u2029]", " "); // it may contain text of the event
            log.warn("Skipped {}-{}@{}: {}", event.topic(), event.partition(), event.offset(), reason);
            return Stream.empty();
        }
    }
}
