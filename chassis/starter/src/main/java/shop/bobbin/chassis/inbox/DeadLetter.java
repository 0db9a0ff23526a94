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
 * A record for a dead letter topic: the event as it came, and in Spring's headers where it came from and why it is here. An
 * event that is dead-lettered again still names the place that it first came from.
 *
 * <p>What is added has at most some 36 KB, so that an event which one topic has taken fits into the other.
 */
final class DeadLetter {

    private static final int LONGEST_MESSAGE = 1_000;
    private static final int LONGEST_TRACE = 8_000;

    private DeadLetter() {}

    /** @param partition null when the topic has fewer than the event's topic */
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

    /** In place of an event that is too large: without its key, headers and body, which are where it came from. */
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
        keepLast(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, cut(root.toString(), LONGEST_MESSAGE));
        keepLast(headers, KafkaHeaders.DLT_EXCEPTION_STACKTRACE, cut(trace(failure), LONGEST_TRACE));
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

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
