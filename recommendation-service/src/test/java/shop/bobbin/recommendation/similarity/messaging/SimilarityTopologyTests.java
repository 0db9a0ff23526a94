package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.confirmed;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.product;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.unwished;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.wished;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.Reason;
import shop.bobbin.recommendation.similarity.Recommending;
import shop.bobbin.recommendation.similarity.Replica;
import shop.bobbin.recommendation.similarity.Sku;
import shop.bobbin.recommendation.similarity.TestData;

class SimilarityTopologyTests {

    private final TestTopology topology = new TestTopology(TestData.model());
    private final Replica replica = topology.replica;
    private final Recommending recommending = topology.recommending;
    private final MeterRegistry meters = topology.meters;

    @BeforeEach
    void publishProducts() {
        send(product("YARN-RED", "yarn"), product("YARN-BLUE", "yarn"), product("NEEDLE-5", "needles"));
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void relatesTheItemsOfAConfirmedOrderInBothDirections() {
        send(confirmed("customer-ada", "YARN-RED", "NEEDLE-5"));

        assertThat(boughtWith("YARN-RED")).containsExactly("NEEDLE-5");
        assertThat(boughtWith("NEEDLE-5")).containsExactly("YARN-RED");
    }

    @Test
    void ignoresOtherOrderEvents() {
        for (String type : List.of("placed", "reserved", "rejected", "cancelled")) {
            send(ProducedEvent.order("order.order." + type + ".v1", "customer-ada", "YARN-RED", "NEEDLE-5"));
        }

        assertThat(boughtWith("YARN-RED")).isEmpty();
        assertThat(replica.totalOf(new Sku("YARN-RED"))).isZero();
        assertThat(deadLetters(Topics.ORDERS)).isEmpty();
    }

    @Test
    void dropsADuplicateEvent() {
        ProducedEvent order = confirmed("customer-ada", "YARN-RED", "NEEDLE-5");
        send(order, order, order);

        assertThat(replica.totalOf(new Sku("YARN-RED"))).isEqualTo(1);
        assertThat(meters.counter("bobbin.signal.duplicated").count()).isEqualTo(2);
    }

    @Test
    void countsASecondOrderOfTheSameItems() {
        send(confirmed("customer-ada", "YARN-RED", "NEEDLE-5"), confirmed("customer-ada", "YARN-RED", "NEEDLE-5"));

        assertThat(replica.totalOf(new Sku("YARN-RED"))).isEqualTo(2);
    }

    @Test
    void dropsAConfirmedOrderThatIsPublishedAgainAfterDays() {
        ProducedEvent order = confirmed("customer-ada", "YARN-RED", "NEEDLE-5");
        send(order);
        topology.advanceTime(Duration.ofDays(3));
        send(confirmed("customer-ada", "YARN-BLUE"));
        topology.advanceTime(Duration.ofDays(3));
        send(order, order.with("ce_id", "another-id"));

        assertThat(replica.totalOf(new Sku("YARN-RED"))).isEqualTo(1);
        assertThat(meters.counter("bobbin.signal.duplicated").count()).isEqualTo(2);
    }

    @Test
    void dropsAWishThatIsPublishedAgainAfterDays() {
        ProducedEvent added = wished("guest-1", "YARN-RED", 1);
        ProducedEvent removed = unwished("guest-1", "YARN-RED", 2);
        send(confirmed("guest-1", "NEEDLE-5"), added, removed);
        topology.advanceTime(Duration.ofDays(3));
        send(added);
        assertThat(boughtWith("YARN-RED")).isEmpty();

        send(removed, added, wished("guest-1", "YARN-RED", 3), removed);
        assertThat(boughtWith("YARN-RED")).containsExactly("NEEDLE-5");
    }

    @Test
    void addsWishesAndSubtractsRemovedOnes() {
        send(wished("guest-1", "YARN-RED", 1), wished("guest-1", "NEEDLE-5", 1));
        assertThat(boughtWith("YARN-RED")).containsExactly("NEEDLE-5");

        send(unwished("guest-1", "NEEDLE-5", 2));
        assertThat(boughtWith("YARN-RED")).isEmpty();
    }

    @Test
    void discardsAWishOlderThanItsRemoval() {
        send(wished("guest-1", "YARN-RED", 1), unwished("guest-1", "NEEDLE-5", 2), wished("guest-1", "NEEDLE-5", 1));

        assertThat(boughtWith("YARN-RED")).isEmpty();
    }

    @Test
    void relatesACustomersWishesAndOrders() {
        send(confirmed("guest-1", "YARN-RED"), wished("guest-1", "NEEDLE-5", 1));

        assertThat(boughtWith("NEEDLE-5")).containsExactly("YARN-RED");
        assertThat(recommending.forCustomer(new CustomerId("guest-1"), 10))
                .extracting(r -> r.product().sku().value())
                .containsExactly("YARN-BLUE");
    }

    @Test
    void discardsAnOlderVersionOfAProduct() {
        send(product("YARN-RED", "yarn", 7, true), product("YARN-RED", "yarn", 6, false));

        assertThat(recommending.trending(10))
                .extracting(r -> r.product().sku().value())
                .doesNotContain("YARN-RED");
    }

    @Test
    void removesAProductByItsTombstone() {
        send(confirmed("guest-1", "YARN-RED", "NEEDLE-5"));
        send(product("NEEDLE-5", "needles").with((byte[]) null));

        assertThat(boughtWith("YARN-RED")).isEmpty();
    }

    @Test
    void deadLettersAnUnreadableEventWithItsCauseAndContinues() {
        send(ProducedEvent.event(Topics.ORDERS, "order-1", "order.order.confirmed.v1", "{\"customerId\": 3"));
        send(confirmed("customer-ada", "YARN-RED", "NEEDLE-5"));

        assertThat(boughtWith("YARN-RED")).containsExactly("NEEDLE-5");
        assertThat(deadLetters(Topics.ORDERS)).singleElement().satisfies(deadLetter -> {
            assertThat(deadLetter.getKey()).isEqualTo("order-1");
            assertThat(TestTopology.header(deadLetter, "ce_type")).isEqualTo("order.order.confirmed.v1");
            assertThat(TestTopology.header(deadLetter, KafkaHeaders.DLT_ORIGINAL_TOPIC))
                    .isEqualTo(Topics.ORDERS);
            assertThat(TestTopology.header(deadLetter, KafkaHeaders.DLT_EXCEPTION_MESSAGE))
                    .contains("Unexpected end-of-input");
        });
        assertThat(meters.counter("bobbin.signal.dead-lettered", "topic", Topics.ORDERS)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void deadLettersEventsWithInvalidParts() {
        send(confirmed("customer-ada", "YARN-RED").without("ce_id"));
        send(confirmed("customer-ada", "YARN-RED").without("ce_type"));
        send(confirmed("INVALID", "YARN-RED"));
        send(confirmed("customer-ada", "'; drop table"));
        send(ProducedEvent.event(Topics.ORDERS, "order-1", "order.order.confirmed.v1", "{}"));
        send(ProducedEvent.event(Topics.WISHES, "guest-1", "wishlist.wish.added.v1", "{\"customerId\":\"guest-1\"}"));

        assertThat(deadLetters(Topics.ORDERS)).hasSize(5);
        assertThat(deadLetters(Topics.WISHES)).hasSize(1);
        assertThat(replica.totalOf(new Sku("YARN-RED"))).isZero();
    }

    @Test
    void skipsAnUnreadableProductAndContinues() {
        send(ProducedEvent.event(Topics.PRODUCTS, "BUTTON-1", "catalog.product.changed.v1", "not json"));
        send(product("BUTTON-2", "buttons"));

        assertThat(recommending.trending(10))
                .extracting(r -> r.product().sku().value())
                .contains("BUTTON-2")
                .doesNotContain("BUTTON-1");
        assertThat(meters.counter("bobbin.replica.skipped", "topic", Topics.PRODUCTS)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void evictsAnExpiredCustomer() {
        send(confirmed("guest-1", "YARN-RED"));
        assertThat(recommending
                        .forCustomer(new CustomerId("guest-1"), 1)
                        .getFirst()
                        .reason())
                .isEqualTo(Reason.SAME_CATEGORY);

        topology.advanceTime(Duration.ofDays(91));

        assertThat(recommending
                        .forCustomer(new CustomerId("guest-1"), 1)
                        .getFirst()
                        .reason())
                .isEqualTo(Reason.POPULAR);
    }

    private List<String> boughtWith(String sku) {
        return topology.boughtWith(sku);
    }

    private void send(ProducedEvent... events) {
        topology.send(events);
    }

    private List<TestRecord<String, byte[]>> deadLetters(String topic) {
        return topology.read(Topics.deadLettersOf(topic));
    }
}
