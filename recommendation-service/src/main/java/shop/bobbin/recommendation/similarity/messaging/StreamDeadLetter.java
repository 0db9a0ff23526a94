package shop.bobbin.recommendation.similarity.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Factory of the records for dead letter topics: key, value and headers of the failed record, and the cause in the same
 * headers as in the dead letters of the other services. Their timestamp is the time of the failure, because the topic's
 * retention counts from it. A record that fails again after a replay keeps its original topic, partition and offset.
 */
final class StreamDeadLetter {

    /** In bytes; less than the default limit of a topic, 1,048,588. */
    private static final int MAX_SIZE = 1_000_000;

    private static final int MAX_MESSAGE_LENGTH = 1_000;

    private static final List<String> ORIGIN = List.of(
            KafkaHeaders.DLT_ORIGINAL_TOPIC, KafkaHeaders.DLT_ORIGINAL_PARTITION, KafkaHeaders.DLT_ORIGINAL_OFFSET);

    static ProducerRecord<byte[], byte[]> of(ErrorHandlerContext context, Exception failure) {
        byte[] key = context.sourceRawKey();
        byte[] value = context.sourceRawValue();
        boolean fits = size(key) + size(value) + size(context.headers()) <= MAX_SIZE;
        var headers = fits ? withoutCause(context.headers()) : new RecordHeaders();
        ORIGIN.forEach(headers::remove);
        origin(context).forEach(headers::add);
        headers.add(KafkaHeaders.DLT_EXCEPTION_FQCN, bytes(failure.getClass().getName()));
        headers.add(
                KafkaHeaders.DLT_EXCEPTION_MESSAGE,
                bytes(message(failure)
                        + (fits ? "" : " (left out: too large; see the original topic, partition, offset)")));
        return new ProducerRecord<>(
                Topics.deadLettersOf(header(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC)),
                null,
                null,
                fits ? key : null,
                fits ? value : null,
                headers);
    }

    /** The failure as one line for logs and headers, without control characters, because it may contain parts of the record. */
    static String message(Throwable failure) {
        String whole = failure.toString();
        String cut = whole.length() <= MAX_MESSAGE_LENGTH ? whole : whole.substring(0, MAX_MESSAGE_LENGTH);
        return cut.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
    }

    static RecordHeaders withoutCause(Headers headers) {
        var copy = new RecordHeaders(headers);
        copy.remove(KafkaHeaders.DLT_EXCEPTION_FQCN);
        copy.remove(KafkaHeaders.DLT_EXCEPTION_MESSAGE);
        return copy;
    }

    /** The text of a header; empty when it is absent. */
    static String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Headers origin(ErrorHandlerContext context) {
        var origin = new RecordHeaders();
        if (Topics.REPLAY.equals(context.topic())) {
            ORIGIN.stream()
                    .map(context.headers()::lastHeader)
                    .filter(Objects::nonNull)
                    .forEach(origin::add);
        }
        if (origin.toArray().length < ORIGIN.size()) {
            var partition = ByteBuffer.allocate(Integer.BYTES).putInt(context.partition());
            var offset = ByteBuffer.allocate(Long.BYTES).putLong(context.offset());
            origin = new RecordHeaders(); // the record is not from a dead letter topic
            origin.add(KafkaHeaders.DLT_ORIGINAL_TOPIC, bytes(context.topic()));
            origin.add(KafkaHeaders.DLT_ORIGINAL_PARTITION, partition.array());
            origin.add(KafkaHeaders.DLT_ORIGINAL_OFFSET, offset.array());
        }
        return origin;
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static int size(Headers headers) {
        int size = 0;
        for (Header header : headers) {
            size += header.key().length() + size(header.value());
        }
        return size;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private StreamDeadLetter() {}
}
