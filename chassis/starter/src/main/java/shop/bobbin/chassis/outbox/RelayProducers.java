package shop.bobbin.chassis.outbox;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Creates the relay's producers, with one transactional id for all instances of a service: a new producer fences the older one. */
class RelayProducers implements Supplier<Producer<String, byte[]>> {

    private final Map<String, Object> settings;

    RelayProducers(Map<String, Object> kafka, String application) {
        settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, application + ".outbox");
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, application + ".outbox");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // short timeouts: an outage and its end are noticed within seconds, and the outbox stores unsent events
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        // small: one batch at a time
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L * 1024 * 1024);
    }

    @Override
    public Producer<String, byte[]> get() {
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
