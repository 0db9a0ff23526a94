package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
            log.error(
                    "Failure in {} without an input record: {}",
                    context.processorNodeId(),
                    StreamDeadLetter.message(failure));
            return List.of();
        }
        ProducerRecord<byte[], byte[]> deadLetter = StreamDeadLetter.of(context, failure);
        count(topic);
        log.error(
                "Dead-lettered {}-{}@{} in {}: {}",
                topic,
                context.partition(),
                context.offset(),
                deadLetter.topic(),
                StreamDeadLetter.message(failure));
        return List.of(deadLetter);
    }

    private void count(String topic) {
        if (meters != null) {
            meters.counter("bobbin.signal.dead-lettered", "topic", topic).increment();
        }
    }
}
