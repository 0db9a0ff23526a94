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
 * A record as it came, with its cause in the headers that the other services' dead letters have. Its timestamp is that of
 * the failure, since its topic keeps it by age. A record that fails again after a replay still names where it first came
 * from.
 */
final class DeadLetter {

    /** In bytes; below the limit of a topic that sets none, 1,048,588. */
    private static final int LARGEST = 1_000_000;

    private static final int LONGEST_MESSAGE = 1_000;

    private static final List<String> ORIGIN = List.of(
            KafkaHeaders.DLT_ORIGINAL_TOPIC, KafkaHeaders.DLT_ORIGINAL_PARTITION, KafkaHeaders.DLT_ORIGINAL_OFFSET);

    static ProducerRecord<byte[], byte[]> of(ErrorHandlerContext context, Exception failure) {
        byte[] key = context.sourceRawKey();
        byte[] value = context.sourceRawValue();
        boolean fits = size(key) + size(value) + size(context.headers()) <= LARGEST;
        var headers = fits ? withoutFailure(context.headers()) : new RecordHeaders();
        ORIGIN.forEach(headers::remove);
        origin(context).forEach(headers::add);
        headers.add(KafkaHeaders.DLT_EXCEPTION_FQCN, bytes(failure.getClass().getName()));
        headers.add(
                KafkaHeaders.DLT_EXCEPTION_MESSAGE,
                bytes(message(failure) + (fits ? "" : " (left out: too large; see its topic, partition, offset)")));
        return new ProducerRecord<>(
                Topics.deadLettersOf(text(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC)),
                null,
                null,
                fits ? key : null,
                fits ? value : null,
                headers);
    }

    /** One line without control characters, since it may quote the record. */
    static String message(Throwable failure) {
        String whole = failure.toString();
        String cut = whole.length() <= LONGEST_MESSAGE ? whole : whole.substring(0, LONGEST_MESSAGE);
        return cut.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
    }

    static RecordHeaders withoutFailure(Headers headers) {
        var others = new RecordHeaders(headers);
        others.remove(KafkaHeaders.DLT_EXCEPTION_FQCN);
        others.remove(KafkaHeaders.DLT_EXCEPTION_MESSAGE);
        return others;
    }

    /** Empty when there is no such header. */
    static String text(Headers headers, String name) {
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
            origin = new RecordHeaders();
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

    private DeadLetter() {}
}
