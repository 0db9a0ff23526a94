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
 * The dead letter channel of the topology: a record that cannot be read, processed or written goes with its cause to a
 * dead letter topic, in the transaction that also moves past it, and the stream goes on. A failure of Kafka itself is no
 * fault of the record: the stream ends, is started again and comes back to it. Made by Streams from its class name, hence
 * public and set up by a map.
 */
public final class DeadLetters
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {

    /** The setting under which the meters are handed in. */
    static final String METERS = "bobbin.meters";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

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
        return isOfKafka(failure)
                ? ProcessingExceptionHandler.Response.fail()
                : ProcessingExceptionHandler.Response.resume(deadLetter(context, failure));
    }

    /** By then the record has been processed, and only its result is missing. */
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

    private static boolean isOfKafka(Exception failure) {
        return failure instanceof KafkaException && !(failure instanceof SerializationException);
    }

    private List<ProducerRecord<byte[], byte[]>> deadLetter(ErrorHandlerContext context, Exception failure) {
        String topic = context.topic();
        if (topic == null) {
            count("none");
            log.error(
                    "Failed in {}, not because of a record: {}",
                    context.processorNodeId(),
                    DeadLetter.message(failure));
            return List.of();
        }
        ProducerRecord<byte[], byte[]> letter = DeadLetter.of(context, failure);
        count(topic);
        log.error(
                "Dead letter: {}-{}@{}, now in {}: {}",
                topic,
                context.partition(),
                context.offset(),
                letter.topic(),
                DeadLetter.message(failure));
        return List.of(letter);
    }

    private void count(String topic) {
        if (meters != null) {
            meters.counter("bobbin.signal.dead-lettered", "topic", topic).increment();
        }
    }
}
