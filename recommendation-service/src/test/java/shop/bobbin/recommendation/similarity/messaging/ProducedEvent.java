package shop.bobbin.recommendation.similarity.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.TestData;

/** A Kafka record with an event, as the other services publish it. */
public record ProducedEvent(String topic, @Nullable String key, Headers headers, byte @Nullable [] bytes) {

    public static ProducedEvent confirmed(String customer, String... skus) {
        return order("order.order.confirmed.v1", customer, skus);
    }

    static ProducedEvent order(String type, String customer, String... skus) {
        String orderId = UUID.randomUUID().toString();
        String lines = Arrays.stream(skus).map(sku -> """
                        {"sku":"%s","quantity":2,"unitPrice":{"amount":1250,"currency":"EUR"}}""".formatted(sku)).collect(Collectors.joining(","));
        return event(Topics.ORDERS, orderId, type, """
                {"orderId":"%s","version":3,"customerId":"%s","lines":[%s],
                 "total":{"amount":2500,"currency":"EUR"},"occurredAt":"%s"}""".formatted(orderId, customer, lines, TestData.NOON));
    }

    public static ProducedEvent wished(String customer, String sku, int version) {
        return wish("wishlist.wish.added.v1", customer, sku, version);
    }

    static ProducedEvent unwished(String customer, String sku, int version) {
        return wish("wishlist.wish.removed.v1", customer, sku, version);
    }

    private static ProducedEvent wish(String type, String customer, String sku, int version) {
        return event(Topics.WISHES, customer, type, """
                {"customerId":"%s","sku":"%s","version":%d,"occurredAt":"%s"}""".formatted(customer, sku, version, TestData.NOON));
    }

    public static ProducedEvent product(String sku, String category) {
        return product(sku, category, 1, false);
    }

    static ProducedEvent product(String sku, String category, int version, boolean discontinued) {
        return event(Topics.PRODUCTS, sku, "catalog.product.changed.v1", """
                {"sku":"%s","version":%d,"name":"Name of %s","category":"%s","tags":["wool"],
                 "price":{"amount":1250,"currency":"EUR"},"availability":"IN_STOCK",
                 "picture":"/pictures/%s.svg","discontinued":%b}""".formatted(
                        sku, version, sku, category, sku, discontinued));
    }

    public static ProducedEvent event(String topic, String key, String type, String body) {
        var headers = new RecordHeaders();
        header(headers, "ce_id", UUID.randomUUID().toString());
        header(headers, "ce_type", type);
        header(headers, "ce_source", "urn:bobbin:test");
        header(headers, "ce_time", Instant.now().toString());
        header(headers, "ce_specversion", "1.0");
        header(headers, "content-type", "application/json");
        return new ProducedEvent(topic, key, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    ProducedEvent without(String header) {
        var copy = new RecordHeaders(headers);
        return new ProducedEvent(topic, key, copy.remove(header), bytes);
    }

    public ProducedEvent with(String header, String value) {
        Headers copy = new RecordHeaders(headers).remove(header);
        header(copy, header, value);
        return new ProducedEvent(topic, key, copy, bytes);
    }

    public ProducedEvent with(byte @Nullable [] otherBody) {
        return new ProducedEvent(topic, key, headers, otherBody);
    }

    /** Changes the body; throws when that changes nothing. */
    public ProducedEvent with(UnaryOperator<String> change) {
        String before = body();
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Unchanged: " + before);
        }
        return with(after.getBytes(StandardCharsets.UTF_8));
    }

    public ProducedEvent at(String occurredAt) {
        return with(body -> body.replaceFirst("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":" + occurredAt));
    }

    ProducedEvent withoutKey() {
        return new ProducedEvent(topic, null, headers, bytes);
    }

    private String body() {
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
