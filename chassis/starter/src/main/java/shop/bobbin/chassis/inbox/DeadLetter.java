package shop.bobbin.chassis.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Factory for the records of a dead letter topic: the original event, and in Spring's headers its position and the failure. When
 * a replayed event is dead-lettered again, its headers keep the original position.
 *
 * <p>The headers add at most about 36 KB, so that each event that its topic accepts fits into the dead letter topic.
 */
final class DeadLetter {

    private static final int MAX_MESSAGE = 1_000;
    private static final int MAX_STACK_TRACE = 8_000;

    private DeadLetter() {}

    /** @param partition null for any, when the dead letter topic has fewer partitions */
    static ProducerRecord<String, byte[]> of(
            String topic,
            @Nullable Integer partition,
            ConsumerRecord<String, byte[]> event,
            String group,
            Throwable failure) {
        var headers = new RecordHeaders(event.headers().toArray());
        describe(headers, event, group, failure);
        return new ProducerRecord<>(topic, partition, event.key(), event.value(), headers);
    }

    /** The dead letter of an event that is too large: only its position and the failure, no key, headers or body. */
    static ProducerRecord<String, byte[]> withoutEvent(
            String topic,
            @Nullable Integer partition,
            ConsumerRecord<String, byte[]> event,
            String group,
            Throwable failure) {
        var headers = new RecordHeaders();
        describe(headers, event, group, failure);
        return new ProducerRecord<String, byte[]>(topic, partition, (String) null, null, headers);
    }

    private static void describe(
            Headers headers, ConsumerRecord<String, byte[]> event, String group, Throwable failure) {
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, event.topic().getBytes(UTF_8));
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION, bytes(event.partition()));
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET, bytes(event.offset()));
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP, bytes(event.timestamp()));
        keepFirst(
                headers,
                KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE,
                event.timestampType().name.getBytes(UTF_8));
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, group.getBytes(UTF_8));
        var root = TransientFailures.root(failure);
        keepLast(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, failure.getClass().getName());
        keepLast(headers, KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN, root.getClass().getName());
        keepLast(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, truncate(root.toString(), MAX_MESSAGE));
        keepLast(headers, KafkaHeaders.DLT_EXCEPTION_STACKTRACE, truncate(stackTrace(failure), MAX_STACK_TRACE));
    }

    private static void keepFirst(Headers headers, String name, byte[] value) {
        if (headers.lastHeader(name) == null) {
            headers.add(name, value);
        }
    }

    private static void keepLast(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    static String truncate(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength) + "...";
    }
}
