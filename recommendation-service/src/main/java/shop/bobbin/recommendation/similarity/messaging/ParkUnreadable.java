package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * What cannot be read never will be: it is parked with its cause in the dead-letter topic, in the transaction that also
 * moves past it, and the stream goes on. The headers are those of the other services' dead letters. Made by Streams from
 * its class name, hence public and set up by a map.
 */
public final class ParkUnreadable implements DeserializationExceptionHandler {

    /** The setting under which the meters are handed in. */
    static final String METERS = "bobbin.meters";

    private static final Logger log = LoggerFactory.getLogger(ParkUnreadable.class);

    private String application = "";
    private @Nullable MeterRegistry meters;

    @Override
    public void configure(Map<String, ?> settings) {
        application = String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG));
        meters = (MeterRegistry) settings.get(METERS);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        String deadLetters = application + "." + record.topic() + ".dlt";
        log.error(
                "Parked {}-{}@{} in {}: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                deadLetters,
                failure.toString());
        if (meters != null) {
            meters.counter("bobbin.signal.parked", "topic", record.topic()).increment();
        }
        return Response.resume(List.of(new ProducerRecord<>(
                deadLetters,
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                withCause(record, failure))));
    }

    private static Headers withCause(ConsumerRecord<byte[], byte[]> record, Exception failure) {
        return new RecordHeaders(record.headers())
                .add(KafkaHeaders.DLT_ORIGINAL_TOPIC, text(record.topic()))
                .add(
                        KafkaHeaders.DLT_ORIGINAL_PARTITION,
                        ByteBuffer.allocate(4).putInt(record.partition()).array())
                .add(
                        KafkaHeaders.DLT_ORIGINAL_OFFSET,
                        ByteBuffer.allocate(8).putLong(record.offset()).array())
                .add(KafkaHeaders.DLT_EXCEPTION_FQCN, text(failure.getClass().getName()))
                .add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, text(failure.toString()));
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
