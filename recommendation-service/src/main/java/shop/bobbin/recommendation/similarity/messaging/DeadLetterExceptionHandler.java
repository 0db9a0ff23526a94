package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.bobbin.chassis.deadletters.DeadLetter;
import shop.bobbin.chassis.telemetry.LogText;

/**
 * The dead letter channel of the topology: sends a record that cannot be read, processed or written to a dead letter topic,
 * together with its cause and in the transaction that commits its offset, and the stream continues with the next record. When
 * Kafka itself fails, the stream ends, and after its restart processes the record again. Streams creates this handler from
 * its class name, so it is public and is configured by a map.
 */
public final class DeadLetterExceptionHandler
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {

    /** The setting that has the {@link MeterRegistry}. */
    static final String METERS = "bobbin.meters";

    /** In bytes; with the failure in the headers it is less than the limit of the producer, 1,048,576. */
    private static final int MAX_SIZE = 1_000_000;

    private static final Logger log = LoggerFactory.getLogger(DeadLetterExceptionHandler.class);

    private @Nullable MeterRegistry meters;

    @Override
    public void configure(Map<String, ?> settings) {
        meters = (MeterRegistry) settings.get(METERS);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> unreadable, Exception failure) {
        return DeserializationExceptionHandler.Response.resume(deadLetter(context, failure));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> unprocessed, Exception failure) {
        return isKafkaFailure(failure)
                ? ProcessingExceptionHandler.Response.fail()
                : ProcessingExceptionHandler.Response.resume(deadLetter(context, failure));
    }

    /** The record has been processed, but its result cannot be written. */
    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> unwritten, Exception failure) {
        if (failure instanceof RetriableException) {
            return ProductionExceptionHandler.Response.retry();
        }
        return failure instanceof RecordTooLargeException
                ? ProductionExceptionHandler.Response.resume(deadLetter(context, failure))
                : ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord unwritten,
            Exception failure,
            SerializationExceptionOrigin origin) {
        return ProductionExceptionHandler.Response.resume(deadLetter(context, failure));
    }

    private static boolean isKafkaFailure(Exception failure) {
        return failure instanceof KafkaException && !(failure instanceof SerializationException);
    }

    private List<ProducerRecord<byte[], byte[]>> deadLetter(ErrorHandlerContext context, Exception failure) {
        String topic = context.topic();
        if (topic == null) {
            count("none");
            log.error("Failure in {} without an input record: {}", context.processorNodeId(), LogText.of(failure));
            return List.of();
        }
        ProducerRecord<byte[], byte[]> deadLetter = deadLetter(record(topic, context), failure);
        count(topic);
        log.error(
                "Dead-lettered {}-{}@{} in {}: {}",
                topic,
                context.partition(),
                context.offset(),
                deadLetter.topic(),
                LogText.of(failure));
        return List.of(deadLetter);
    }

    /** Its timestamp is the time of the failure, because the retention of the dead letter topic counts from it. */
    private static ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> event, Exception failure) {
        var original = DeadLetter.originalTopic(event.headers());
        // an event that a replayed one has caused has its headers too, but comes from another topic
        var replayed = event.topic().equals(Topics.REPLAY)
                || Topics.isInternal(event.topic())
                        && original.filter(event.topic()::equals).isPresent();
        var origin = replayed ? original.orElse(event.topic()) : event.topic();
        var letter = new DeadLetter(Topics.deadLettersOf(origin), null, Topics.APPLICATION, replayed);
        return size(event) <= MAX_SIZE ? letter.of(event, failure) : letter.withoutEvent(event, failure);
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, ErrorHandlerContext context) {
        byte[] key = context.sourceRawKey();
        byte[] value = context.sourceRawValue();
        return new ConsumerRecord<>(
                topic,
                context.partition(),
                context.offset(),
                context.timestamp(),
                TimestampType.CREATE_TIME,
                size(key),
                size(value),
                key,
                value,
                context.headers(),
                Optional.empty());
    }

    private static int size(ConsumerRecord<?, ?> event) {
        int size = event.serializedKeySize() + event.serializedValueSize();
        for (var header : event.headers()) {
            size += header.key().length() + size(header.value());
        }
        return size;
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private void count(String topic) {
        if (meters != null) {
            meters.counter("bobbin.signal.dead-lettered", "topic", topic).increment();
        }
    }
}
