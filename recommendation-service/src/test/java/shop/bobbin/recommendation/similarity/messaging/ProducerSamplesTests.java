package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.bobbin.chassis.events.CloudEventDeserializer;
import shop.bobbin.recommendation.similarity.Availability;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.testing.Contracts;
import shop.bobbin.testing.EventContract;
import tools.jackson.databind.json.JsonMapper;

/** Consumer side of the contracts: reads the sample events of the other services. */
class ProducerSamplesTests {

    private final JsonMapper json = JsonMapper.shared();
    private final CloudEventDeserializer<Signal> signals = SignalEvents.deserializer(json, InstantSource.system());

    @Test
    void readsProducts() {
        var product = read(
                ProductEvents.deserializer(json),
                Contracts.of("catalog-service").event(Topics.PRODUCTS, "catalog.product.changed.v1"));

        assertThat(product.availability()).isIn((Object[]) Availability.values());
        assertThatCode(product::category).doesNotThrowAnyException();
    }

    @Test
    void readsConfirmedOrders() {
        var signal = read(signals, Contracts.of("order-service").event(Topics.ORDERS, "order.order.confirmed.v1"));

        assertThat(signal)
                .isInstanceOfSatisfying(
                        Signal.Ordered.class, order -> assertThat(order.items()).isNotEmpty());
    }

    @Test
    void readsWishes() {
        var contracts = Contracts.of("wishlist-service");

        var added = read(signals, contracts.event(Topics.WISHES, "wishlist.wish.added.v1"));
        var removed = read(signals, contracts.event(Topics.WISHES, "wishlist.wish.removed.v1"));

        assertThat(added).isInstanceOf(Signal.Wished.class);
        assertThat(removed).isInstanceOf(Signal.Unwished.class);
    }

    @Test
    void acceptsTheSameCustomerIdsAsTheSchemas() {
        var order = Contracts.of("order-service").event(Topics.ORDERS, "order.order.confirmed.v1");
        var wish = Contracts.of("wishlist-service").event(Topics.WISHES, "wishlist.wish.added.v1");

        for (int prefix : List.of(1, 20, 21, 100)) {
            var id = "x".repeat(prefix) + "-" + "A".repeat(40);
            assertThat(List.of(isAllowed(order, id), isAllowed(wish, id)))
                    .as(id)
                    .containsOnly(isCustomerId(id));
        }
    }

    private static boolean isAllowed(EventContract contract, String customerId) {
        var body = contract.sample().replaceFirst("(\"customerId\": *)\"[^\"]*\"", "$1\"" + customerId + "\"");
        assertThat(body).contains(customerId);
        return contract.violations(body).isEmpty();
    }

    private static boolean isCustomerId(String value) {
        try {
            return new CustomerId(value).value().equals(value);
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    private static <T> T read(Deserializer<@Nullable T> reader, EventContract contract) {
        var headers = ProducedEvent.event(contract.topic(), "key", contract.type(), "")
                .headers();
        return Objects.requireNonNull(
                reader.deserialize(contract.topic(), headers, contract.sample().getBytes(StandardCharsets.UTF_8)));
    }
}
