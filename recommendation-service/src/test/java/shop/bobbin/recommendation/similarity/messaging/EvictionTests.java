package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.confirmed;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.product;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.wished;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.Reason;
import shop.bobbin.recommendation.similarity.TestData;

/** The limits of the state: customers, history entries and products. */
class EvictionTests {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    @Test
    void evictsTheLeastRecentCustomersAboveTheLimit() {
        try (var topology = new TestTopology(TestData.model(100, UNLIMITED, UNLIMITED))) {
            topology.send(product("YARN-RED", "yarn"), product("YARN-BLUE", "yarn"));
            for (int i = 0; i < 1_000; i++) {
                topology.send(confirmed("guest-" + i, "YARN-RED")
                        .at("\"2025-03-01T11:%02d:%02dZ\"".formatted(i / 60, i % 60)));
            }

            assertThat(topology.entries(HistoryProcessor.STORE)).isBetween(95L, 100L);
            assertThat(topology.replica.customers()).isBetween(95, 100);
            assertThat(hasProfile(topology, "guest-999")).isTrue();
            assertThat(hasProfile(topology, "guest-0")).isFalse();
            assertThat(topology.meters.counter("bobbin.customer.evicted").count())
                    .isBetween(900.0, 905.0);
            assertThat(topology.replica.totalOf(TestData.sku("YARN-RED"))).isEqualTo(1_000);
        }
    }

    @Test
    void keepsACustomerWithRecentSignals() {
        try (var topology = new TestTopology(TestData.model(10, UNLIMITED, UNLIMITED))) {
            topology.send(product("YARN-RED", "yarn"));
            for (int i = 0; i < 50; i++) {
                String time = "\"2025-03-01T11:00:%02dZ\"".formatted(i);
                topology.send(
                        confirmed("guest-" + i, "YARN-RED").at(time),
                        confirmed("customer-ada", "YARN-RED").at(time));
            }

            assertThat(hasProfile(topology, "customer-ada")).isTrue();
            assertThat(topology.entries(HistoryProcessor.STORE)).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void evictsFewCustomersWithLongHistoriesToo() {
        try (var topology = new TestTopology(TestData.model(UNLIMITED, 2_000, UNLIMITED))) {
            for (int customer = 0; customer < 20; customer++) {
                for (int wish = 1; wish <= 60; wish++) {
                    topology.send(wished("guest-" + customer, "AA-" + wish, wish));
                }
            }

            // 50 wishes, most of them paired with 20 others, have about 800 entries.
            assertThat(topology.entries(HistoryProcessor.STORE)).isBetween(1L, 3L);
        }
    }

    @Test
    void evictsTheLeastPopularProductsAboveTheLimit() {
        try (var topology = new TestTopology(TestData.model(UNLIMITED, UNLIMITED, 20))) {
            topology.send(confirmed("guest-1", "AA-0", "AA-1"), confirmed("guest-2", "AA-0", "AA-1"));
            for (int i = 2; i < 300; i++) {
                topology.send(confirmed("guest-" + i, "AA-" + i));
            }

            topology.advanceTime(Duration.ofMinutes(1));

            assertThat(topology.entries(ItemEvictionProcessor.STORE)).isEqualTo(20);
            assertThat(topology.replica.items()).isEqualTo(20);
            assertThat(topology.replica.totalOf(TestData.sku("AA-0"))).isEqualTo(2);
        }
    }

    private static boolean hasProfile(TestTopology topology, String customer) {
        return topology.recommending.forCustomer(new CustomerId(customer), 1).stream()
                .noneMatch(item -> item.reason() == Reason.POPULAR);
    }
}
