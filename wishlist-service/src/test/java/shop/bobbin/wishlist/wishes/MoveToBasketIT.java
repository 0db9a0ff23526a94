package shop.bobbin.wishlist.wishes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.FakeOrderService;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

@WishlistServiceTest
class MoveToBasketIT {

    private final FakeCatalog catalog;
    private final FakeOrderService orders;
    private final CircuitBreakerRegistry breakers;
    private final MeterRegistry metrics;
    private final TestTopics topics;
    private final Shopper ada;
    private final String yarn;

    @Autowired
    MoveToBasketIT(
            @LocalServerPort int port,
            FakeCatalog catalog,
            FakeOrderService orders,
            CircuitBreakerRegistry breakers,
            MeterRegistry metrics) {
        this.catalog = catalog;
        this.orders = orders;
        this.breakers = breakers;
        this.metrics = metrics;
        this.topics = catalog.topics();
        this.ada = Shopper.at(port);
        this.yarn = catalog.newProduct(1250);
    }

    @BeforeEach
    void addWish() {
        ada.add(yarn);
    }

    @AfterEach
    void closeTheCircuitBreaker() {
        breakers.circuitBreaker("order-service").reset();
    }

    @Test
    void putsOnePieceIntoTheBasketWithTheCustomersTokenAndRemovesTheWish() {
        orders.stubAccepting();

        assertThat(ada.move(yarn).status()).isEqualTo(204);

        assertThat(ada.skus()).isEmpty();
        assertThat(orders.puts()).singleElement().satisfies(put -> {
            assertThat(put.getUrl()).isEqualTo("/basket/lines/" + yarn);
            assertThat(put.getBodyAsString()).isEqualTo("{\"quantity\":1}");
            assertThat(put.getHeader("Authorization"))
                    .isEqualTo("Bearer " + ada.client().token());
        });
        topics.await("wishlist.wish-events", "wishlist.wish.removed.v1", ada.name());
    }

    @Test
    void recordsMetricsByTheUriTemplate() {
        orders.stubAccepting();
        for (int i = 0; i < 5; i++) {
            var product = catalog.newProduct(100);
            ada.add(product);
            assertThat(ada.move(product).status()).isEqualTo(204);
        }

        assertThat(metrics.find("http.client.requests").timers())
                .extracting(timer -> timer.getId().getTag("uri"))
                .containsOnly("/basket", "/basket/lines/{sku}");
    }

    @Test
    void doesNotChangeAnExistingQuantity() {
        orders.stubBasketWith(yarn);

        assertThat(ada.move(yarn).status()).isEqualTo(204);

        assertThat(ada.skus()).isEmpty();
        assertThat(orders.puts()).isEmpty();
    }

    @Test
    void changesNothingWhenItIsRepeated() {
        orders.stubAccepting();
        ada.move(yarn);

        var repeated = ada.move(yarn);

        assertThat(repeated.status()).isEqualTo(404);
        assertThat(repeated.problem()).isEqualTo("not-found");
        assertThat(orders.puts()).hasSize(1);
    }

    @Test
    void keepsTheWishWhenTheOrderServiceIsUnavailableAndMovesItLater() {
        orders.stubConnectionReset();
        assertUnavailable(ada.move(yarn));

        orders.stubAccepting();
        assertThat(ada.move(yarn).status()).isEqualTo(204);
        assertThat(ada.skus()).isEmpty();
    }

    @Test
    void keepsTheWishWhenTheOrderServiceFails() {
        orders.stubServerError();
        assertUnavailable(ada.move(yarn));
    }

    @Test
    void keepsTheWishWhenTheResponseIsTruncated() {
        orders.stubTruncatedResponse();
        assertUnavailable(ada.move(yarn));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"lines\":",
                "{\"lines\":null}",
                "{\"lines\":[null]}",
                "{\"lines\":[{}]}",
                "<html>"
            })
    void keepsTheWishWhenTheResponseCannotBeRead(String body) {
        orders.stubBody(body);

        assertUnavailable(ada.move(yarn));
        assertThat(orders.puts()).isEmpty();
    }

    @Test
    void keepsTheWishWhenTheOrderServiceTimesOut() {
        orders.stubSlowResponse();
        assertUnavailable(ada.move(yarn));
    }

    @Test
    void keepsTheWishWhenTheOrderServiceLimitsTheRate() {
        orders.stubRejecting("too-many-requests", 429);
        assertUnavailable(ada.move(yarn));
    }

    @Test
    void keepsTheWishWhenTheBasketIsFull() {
        orders.stubRejecting("basket-full", 422);

        var response = ada.move(yarn);

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.problem()).isEqualTo("basket-full");
        assertThat(ada.skus()).containsExactly(yarn);
    }

    private void assertUnavailable(TestResponse response) {
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.problem()).isEqualTo("unavailable");
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(ada.skus()).containsExactly(yarn);
    }
}
