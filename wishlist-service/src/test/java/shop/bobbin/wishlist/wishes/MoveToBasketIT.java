package shop.bobbin.wishlist.wishes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.TestTopics;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.FakeOrders;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

@WishlistServiceTest
class MoveToBasketIT {

    private final FakeCatalog catalog;
    private final FakeOrders orders;
    private final RestClient orderClient;
    private final MeterRegistry metrics;
    private final TestTopics topics;
    private final Shopper ada;
    private final String yarn;

    @Autowired
    MoveToBasketIT(
            @LocalServerPort int port,
            FakeCatalog catalog,
            FakeOrders orders,
            RestClient orderClient,
            MeterRegistry metrics) {
        this.catalog = catalog;
        this.orders = orders;
        this.orderClient = orderClient;
        this.metrics = metrics;
        this.topics = catalog.topics();
        this.ada = Shopper.at(port);
        this.yarn = catalog.newProduct(1250);
    }

    @BeforeEach
    void wish() {
        ada.add(yarn);
    }

    @Test
    void putsOnePieceIntoTheBasketWithTheCustomersOwnTokenAndTakesItOffTheList() {
        orders.isReady();

        assertThat(ada.move(yarn).status()).isEqualTo(204);

        assertThat(ada.skus()).isEmpty();
        assertThat(orders.puts()).singleElement().satisfies(put -> {
            assertThat(put.getUrl()).isEqualTo("/basket/lines/" + yarn);
            assertThat(put.getBodyAsString()).isEqualTo("{\"quantity\":1}");
            assertThat(put.getHeader("Authorization")).isEqualTo("Bearer " + ada.token());
        });
        topics.await("wishlist.wish-events", "wishlist.wish.removed.v1", ada.name());
    }

    @Test
    void isMeasuredByTheTemplateWhateverTheProduct() {
        orders.isReady();
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
    void leavesTheQuantityAloneThatIsInTheBasket() {
        orders.hasInBasket(yarn);

        assertThat(ada.move(yarn).status()).isEqualTo(204);

        assertThat(ada.skus()).isEmpty();
        assertThat(orders.puts()).isEmpty();
    }

    @Test
    void doesNothingMoreWhenItIsRepeated() {
        orders.isReady();
        ada.move(yarn);

        var repeated = ada.move(yarn);

        assertThat(repeated.status()).isEqualTo(404);
        assertThat(repeated.problem()).isEqualTo("not-found");
        assertThat(orders.puts()).hasSize(1);
    }

    @Test
    void keepsTheWishWhenTheOrderServiceIsDownAndMovesItLater() {
        orders.isDown();
        assertUnavailable(ada.move(yarn));

        orders.isReady();
        assertThat(ada.move(yarn).status()).isEqualTo(204);
        assertThat(ada.skus()).isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsAnOutageInTwoLines(CapturedOutput output) {
        var now = new AtomicReference<>(Instant.EPOCH);
        var basket = new Basket(orderClient, now::get);
        var sku = new Sku(yarn);
        var token = new AccessToken(requireNonNull(ada.token()));
        var before = output.getAll().length();

        for (int i = 0; i < 3; i++) {
            orders.isDown();
            basket.putAtLeastOne(sku, token);
            orders.isReady();
            basket.putAtLeastOne(sku, token);
        }
        now.set(Instant.EPOCH.plus(Duration.ofSeconds(6)));
        basket.putAtLeastOne(sku, token);

        assertThat(output.getAll().substring(before))
                .containsOnlyOnce("The order service is unavailable")
                .containsOnlyOnce("The order service is available again after 6 s");
    }

    @Test
    void keepsTheWishWhenTheOrderServiceFails() {
        orders.fails();
        assertUnavailable(ada.move(yarn));
    }

    @Test
    void keepsTheWishWhenTheOrderServicesAnswerBreaksOff() {
        orders.breaksOff();
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
    void keepsTheWishWhenTheOrderServicesAnswerCannotBeRead(String body) {
        orders.answers(body);

        assertUnavailable(ada.move(yarn));
        assertThat(orders.puts()).isEmpty();
    }

    @Test
    void keepsTheWishWhenTheOrderServiceTakesTooLong() {
        orders.isSlow();
        assertUnavailable(ada.move(yarn));
    }

    @Test
    void keepsTheWishWhenTheOrderServiceAsksForPatience() {
        orders.refuses("too-many-requests", 429);
        assertUnavailable(ada.move(yarn));
    }

    @Test
    void keepsTheWishWhenTheBasketIsFull() {
        orders.refuses("basket-full", 422);

        var reply = ada.move(yarn);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("basket-full");
        assertThat(ada.skus()).containsExactly(yarn);
    }

    private void assertUnavailable(TestResponse reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.problem()).isEqualTo("unavailable");
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(ada.skus()).containsExactly(yarn);
    }
}
