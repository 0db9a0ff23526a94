package shop.bobbin.chassis.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A row of the outbox table. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredEvent(long id, String topic, String key, Map<String, String> headers, byte[] body, Instant storedAt) {

    ProducerRecord<String, byte[]> toRecord() {
        var message = new ProducerRecord<>(topic, key, body);
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
