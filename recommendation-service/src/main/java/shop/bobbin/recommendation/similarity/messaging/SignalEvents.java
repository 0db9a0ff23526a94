package shop.bobbin.recommendation.similarity.messaging;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.bobbin.chassis.events.CloudEventDeserializer;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.OrderId;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.recommendation.similarity.Sku;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of orders and wishes that signals are made from. Of an order only the confirmation is a signal: there is one per
 * order, and the items of a rejected order were not bought. Each record here has only the members that are read.
 */
final class SignalEvents {

    /** No real event is older; the popularity of an event of the year 1 would be 0. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Limit for events of the future: one of the year 9999 would keep its products popular, and its history, until then. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofDays(1);

    private record Order(
            @Nullable String orderId,
            @Nullable String customerId,
            @Nullable List<@Nullable Line> lines,
            @Nullable Instant occurredAt) {}

    private record Line(@Nullable String sku) {}

    private record Wish(
            @Nullable String customerId,
            @Nullable String sku,
            long version,
            @Nullable Instant occurredAt) {}

    private final InstantSource clock;

    private SignalEvents(InstantSource clock) {
        this.clock = clock;
    }

    static CloudEventDeserializer<Signal> deserializer(JsonMapper json, InstantSource clock) {
        var events = new SignalEvents(clock);
        return new CloudEventDeserializer<Signal>(json)
                .on("order.order.confirmed.v1", Order.class, events::ordered)
                .on("wishlist.wish.added.v1", Wish.class, events::wished)
                .on("wishlist.wish.removed.v1", Wish.class, events::unwished);
    }

    private Signal ordered(Order order) {
        return new Signal.Ordered(
                new OrderId(requireNonNull(order.orderId(), "no orderId")),
                customer(order.customerId()),
                requireNonNull(order.lines(), "no lines").stream()
                        .map(line -> sku(requireNonNull(line, "no line").sku()))
                        .toList(),
                time(order.occurredAt()));
    }

    private Signal wished(Wish wish) {
        return new Signal.Wished(customer(wish.customerId()), sku(wish.sku()), version(wish), time(wish.occurredAt()));
    }

    private Signal unwished(Wish wish) {
        return new Signal.Unwished(
                customer(wish.customerId()), sku(wish.sku()), version(wish), time(wish.occurredAt()));
    }

    private static CustomerId customer(@Nullable String value) {
        return new CustomerId(requireNonNull(value, "no customerId"));
    }

    private static Sku sku(@Nullable String value) {
        return new Sku(requireNonNull(value, "no sku"));
    }

    private static long version(Wish wish) {
        if (wish.version() < 1) {
            throw new IllegalArgumentException("The version is less than 1");
        }
        return wish.version();
    }

    private Instant time(@Nullable Instant value) {
        var occurredAt = requireNonNull(value, "no occurredAt");
        if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(clock.instant().plus(MAX_CLOCK_SKEW))) {
            throw new IllegalArgumentException("The occurredAt is out of range: " + occurredAt);
        }
        return occurredAt;
    }
}
