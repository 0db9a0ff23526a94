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
import shop.bobbin.recommendation.similarity.Some;

/** Events as their producers send them. */
public record Event(String topic, @Nullable String key, Headers headers, byte @Nullable [] bytes) {

    public static Event confirmed(String customer, String... skus) {
        return order("order.order.confirmed.v1", customer, skus);
    }

    static Event order(String type, String customer, String... skus) {
        String orderId = UUID.randomUUID().toString();
        String lines = Arrays.stream(skus).map(sku -> """
                        {"sku":"%s","quantity":2,"unitPrice":{"amount":1250,"currency":"EUR"}}""".formatted(sku)).collect(Collectors.joining(","));
        return event(Topics.ORDERS, orderId, type, """
                {"orderId":"%s","version":3,"customerId":"%s","lines":[%s],
                 "total":{"amount":2500,"currency":"EUR"},"occurredAt":"%s"}""".formatted(orderId, customer, lines, Some.NOON));
    }

    public static Event wished(String customer, String sku, int version) {
        return wish("wishlist.wish.added.v1", customer, sku, version);
    }

    static Event unwished(String customer, String sku, int version) {
        return wish("wishlist.wish.removed.v1", customer, sku, version);
    }

    private static Event wish(String type, String customer, String sku, int version) {
        return event(Topics.WISHES, customer, type, """
                {"customerId":"%s","sku":"%s","version":%d,"occurredAt":"%s"}""".formatted(customer, sku, version, Some.NOON));
    }

    public static Event product(String sku, String category) {
        return product(sku, category, 1, false);
    }

    static Event product(String sku, String category, int version, boolean discontinued) {
        return event(Topics.PRODUCTS, sku, "catalog.product.changed.v1", """
                {"sku":"%s","version":%d,"name":"Name of %s","category":"%s","tags":["wool"],
                 "price":{"amount":1250,"currency":"EUR"},"availability":"IN_STOCK",
                 "picture":"/pictures/%s.svg","discontinued":%b}""".formatted(
                        sku, version, sku, category, sku, discontinued));
    }

    public static Event event(String topic, String key, String type, String body) {
        Headers headers = new RecordHeaders();
        header(headers, "ce_id", UUID.randomUUID().toString());
        header(headers, "ce_type", type);
        header(headers, "ce_source", "urn:bobbin:test");
        header(headers, "ce_time", Instant.now().toString());
        header(headers, "ce_specversion", "1.0");
        header(headers, "content-type", "application/json");
        return new Event(topic, key, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    Event without(String header) {
        Headers fewer = new RecordHeaders(headers);
        return new Event(topic, key, fewer.remove(header), bytes);
    }

    public Event with(String header, String value) {
        Headers others = new RecordHeaders(headers).remove(header);
        header(others, header, value);
        return new Event(topic, key, others, bytes);
    }

    public Event with(byte @Nullable [] otherBody) {
        return new Event(topic, key, headers, otherBody);
    }

    /** Replaces a part of the body, which must be there. */
    public Event with(UnaryOperator<String> change) {
        String before = body();
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Nothing changes in " + before);
        }
        return with(after.getBytes(StandardCharsets.UTF_8));
    }

    public Event at(String occurredAt) {
        return with(body -> body.replaceFirst("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":" + occurredAt));
    }

    Event withoutKey() {
        return new Event(topic, null, headers, bytes);
    }

    private String body() {
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
