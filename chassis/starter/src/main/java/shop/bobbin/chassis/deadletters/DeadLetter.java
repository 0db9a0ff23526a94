package shop.bobbin.chassis.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import shop.bobbin.chassis.events.RootCause;

/**
 * Factory for the records of a dead letter topic: the original event, and in Spring's headers its position and the failure.
 *
 * <p>The headers add at most about 36 KB, so that each event that its topic accepts fits into the dead letter topic.
 *
 * @param topic the dead letter topic
 * @param partition of the dead letter topic; null for any
 * @param group the consumer group
 * @param replayed whether the event was replayed from a dead letter topic; its headers then have its original position
 */
public record DeadLetter(String topic, @Nullable Integer partition, String group, boolean replayed) {

    private static final String LEFT_OUT = " (left out: too large; see the original topic, partition, offset)";
    private static final int MAX_MESSAGE = 1_000;
    private static final int MAX_STACK_TRACE = 8_000;

    private static final List<String> ORIGIN = List.of(
            KafkaHeaders.DLT_ORIGINAL_TOPIC,
            KafkaHeaders.DLT_ORIGINAL_PARTITION,
            KafkaHeaders.DLT_ORIGINAL_OFFSET,
            KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
            KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE,
            KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP);

    private static final List<String> FAILURE = List.of(
            KafkaHeaders.DLT_EXCEPTION_FQCN,
            KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN,
            KafkaHeaders.DLT_EXCEPTION_MESSAGE,
            KafkaHeaders.DLT_EXCEPTION_STACKTRACE);

    /** The name of the dead letter topic of a consumer group for a topic. */
    public static String topicOf(String group, String topic) {
        return group + "." + topic + ".dlt";
    }

    /** The dead letter, with key, headers and body of the event. */
    public <K> ProducerRecord<K, byte[]> of(ConsumerRecord<K, byte[]> event, Throwable failure) {
        var headers = new RecordHeaders(event.headers().toArray());
        if (!replayed) {
            ORIGIN.forEach(headers::remove); // from outside
        }
        describe(headers, event, failure, "");
        return new ProducerRecord<>(topic, partition, event.key(), event.value(), headers);
    }

    /** The dead letter of an event that is too large: only its position and the failure, no key, headers or body. */
    public <K> ProducerRecord<K, byte[]> withoutEvent(ConsumerRecord<K, byte[]> event, Throwable failure) {
        var headers = new RecordHeaders();
        if (replayed) {
            ORIGIN.forEach(name -> event.headers().headers(name).forEach(headers::add));
        }
        describe(headers, event, failure, LEFT_OUT);
        return new ProducerRecord<K, byte[]>(topic, partition, (K) null, null, headers);
    }

    /** The headers of a dead letter without those of its last failure. */
    public static RecordHeaders withoutFailure(Headers headers) {
        var copy = new RecordHeaders(headers);
        FAILURE.forEach(copy::remove);
        return copy;
    }

    /** The topic that a dead letter comes from. */
    public static Optional<String> originalTopic(Headers headers) {
        return value(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC).map(topic -> new String(topic, UTF_8));
    }

    public static Optional<Integer> originalPartition(Headers headers) {
        return value(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION)
                .map(partition -> ByteBuffer.wrap(partition).getInt());
    }

    private static Optional<byte[]> value(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(Header::value);
    }

    private void describe(Headers headers, ConsumerRecord<?, byte[]> event, Throwable failure, String remark) {
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, event.topic().getBytes(UTF_8));
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION, bytes(event.partition()));
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET, bytes(event.offset()));
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP, bytes(event.timestamp()));
        keepFirst(
                headers,
                KafkaHeaders.DLT_ORIGINAL_TIMESTAMP_TYPE,
                event.timestampType().name.getBytes(UTF_8));
        keepFirst(headers, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, group.getBytes(UTF_8));
        var root = RootCause.of(failure);
        keepLast(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, failure.getClass().getName());
        keepLast(headers, KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN, root.getClass().getName());
        keepLast(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, truncate(root.toString(), MAX_MESSAGE) + remark);
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

    private static String truncate(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength) + "...";
    }
}
