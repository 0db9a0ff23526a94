package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.messaging.Event.confirmed;
import static shop.bobbin.recommendation.similarity.messaging.Event.product;
import static shop.bobbin.recommendation.similarity.messaging.Event.wished;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import shop.bobbin.recommendation.similarity.Because;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.Some;

/** What is remembered has a limit, however many customers, wishes and products come. */
class ForgettingTests {

    private static final int MANY = Integer.MAX_VALUE;

    @Test
    void remembersSoManyCustomersAndForgetsThoseSilentTheLongest() {
        try (var shop = new TestedTopology(Some.learning(100, MANY, MANY))) {
            shop.send(product("YARN-RED", "yarn"), product("YARN-BLUE", "yarn"));
            for (int i = 0; i < 1_000; i++) {
                shop.send(confirmed("guest-" + i, "YARN-RED")
                        .at("\"2025-03-01T11:%02d:%02dZ\"".formatted(i / 60, i % 60)));
            }

            assertThat(shop.entries(Remember.HISTORIES)).isBetween(95L, 100L);
            assertThat(shop.replica.customers()).isBetween(95, 100);
            assertThat(knows(shop, "guest-999")).isTrue();
            assertThat(knows(shop, "guest-0")).isFalse();
            assertThat(shop.meters.counter("bobbin.customer.forgotten").count()).isBetween(900.0, 905.0);
            assertThat(shop.replica.totalOf(Some.sku("YARN-RED"))).isEqualTo(1_000);
        }
    }

    @Test
    void keepsTheCustomerWhoComesAgain() {
        try (var shop = new TestedTopology(Some.learning(10, MANY, MANY))) {
            shop.send(product("YARN-RED", "yarn"));
            for (int i = 0; i < 50; i++) {
                String time = "\"2025-03-01T11:00:%02dZ\"".formatted(i);
                shop.send(
                        confirmed("guest-" + i, "YARN-RED").at(time),
                        confirmed("customer-ada", "YARN-RED").at(time));
            }

            assertThat(knows(shop, "customer-ada")).isTrue();
            assertThat(shop.entries(Remember.HISTORIES)).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void countsWhatItRemembersOfFewCustomersToo() {
        try (var shop = new TestedTopology(Some.learning(MANY, 2_000, MANY))) {
            for (int customer = 0; customer < 20; customer++) {
                for (int wish = 1; wish <= 60; wish++) {
                    shop.send(wished("guest-" + customer, "AA-" + wish, wish));
                }
            }

            // 50 wishes, most of them paired with 20 others, are some 800 products each.
            assertThat(shop.entries(Remember.HISTORIES)).isBetween(1L, 3L);
        }
    }

    @Test
    void remembersSoManyProductsAndForgetsTheLeastPopular() {
        try (var shop = new TestedTopology(Some.learning(MANY, MANY, 20))) {
            shop.send(confirmed("guest-1", "AA-0", "AA-1"), confirmed("guest-2", "AA-0", "AA-1"));
            for (int i = 2; i < 300; i++) {
                shop.send(confirmed("guest-" + i, "AA-" + i));
            }

            shop.passes(Duration.ofMinutes(1));

            assertThat(shop.entries("companions")).isEqualTo(20);
            assertThat(shop.replica.items()).isEqualTo(20);
            assertThat(shop.replica.totalOf(Some.sku("AA-0"))).isEqualTo(2);
        }
    }

    private static boolean knows(TestedTopology shop, String customer) {
        return shop.recommending.forCustomer(new CustomerId(customer), 1).stream()
                .noneMatch(item -> item.because() == Because.POPULAR);
    }
}
