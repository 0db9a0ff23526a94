package shop.bobbin.wishlist.wishes.client;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.HttpClientErrorException;
import shop.bobbin.testing.ClientContext;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.support.FakeOrderService;
import shop.bobbin.wishlist.wishes.AccessToken;
import shop.bobbin.wishlist.wishes.Basket;
import shop.bobbin.wishlist.wishes.PutInBasketResult;
import shop.bobbin.wishlist.wishes.PutInBasketResult.InBasket;
import shop.bobbin.wishlist.wishes.PutInBasketResult.Unavailable;

/** The protections of the calls to the order service. */
class OrderClientIT {

    private static final String YARN = "YARN-MER-BLU";
    private static final FakeOrderService ORDERS = new FakeOrderService();

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OrderClientSettings.class)
    static class Settings {}

    @AfterAll
    static void stop() {
        ORDERS.stop();
    }

    @Test
    void endsAtItsTimeLimitWhenTheOrderServiceHangs() {
        ORDERS.stubAll(basket().withFixedDelay(60_000));
        assertEndsAtItsTimeLimit();
    }

    @Test
    void endsAtItsTimeLimitWhenTheResponseTrickles() {
        ORDERS.stubAll(basket().withChunkedDribbleDelay(10, 60_000));
        assertEndsAtItsTimeLimit();
    }

    @Test
    void readsTheBasketAgainBeforeItRepeatsAPut() {
        ORDERS.stubLostResponse(YARN);

        run(basket -> assertThat(put(basket)).isInstanceOf(InBasket.class));
        assertThat(ORDERS.puts()).hasSize(1);
    }

    @Test
    void opensTheCircuitBreakerAndClosesItWhenTheOrderServiceHasRecovered() {
        ORDERS.stubServerError();
        run(
                basket -> {
                    for (int i = 0; i < 10; i++) {
                        assertThat(put(basket)).isInstanceOf(Unavailable.class);
                    }
                    assertThat(ORDERS.requests())
                            .as("five calls of two attempts")
                            .isEqualTo(10);

                    ORDERS.stubAccepting();
                    await().untilAsserted(() -> assertThat(put(basket)).isInstanceOf(InBasket.class));
                },
                "breaker.wait-duration-in-open-state=1s");
    }

    @Test
    void refusesOneCallMoreThanItsMaximumAtOnce() {
        ORDERS.stubAll(basket().withFixedDelay(5_000));
        run(
                basket -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        var slow = Stream.generate(() -> threads.submit(() -> put(basket)))
                                .limit(2)
                                .toList();
                        await().until(() -> ORDERS.requests() == 2);

                        assertThat(put(basket)).isInstanceOf(Unavailable.class);

                        assertThat(slow).noneMatch(call -> call.isDone());
                        assertThat(ORDERS.requests()).isEqualTo(2);
                        threads.shutdownNow(); // ends the slow calls
                    }
                },
                "max-concurrent-calls=2",
                "time-limit=60s");
    }

    @Test
    void neitherRetriesNorHidesARefusedRequest() {
        ORDERS.stubRejecting("forbidden", 403);
        run(basket -> assertThatExceptionOfType(HttpClientErrorException.class).isThrownBy(() -> put(basket)));
        assertThat(ORDERS.puts()).hasSize(1);
    }

    /** Two attempts of half a second; a margin of ten. */
    private static void assertEndsAtItsTimeLimit() {
        run(
                basket -> {
                    var begin = System.nanoTime();
                    assertThat(put(basket)).isInstanceOf(Unavailable.class);
                    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
                },
                "time-limit=500ms");
    }

    private static ResponseDefinitionBuilder basket() {
        return okJson("{\"lines\":[{\"sku\":\"%s\",\"quantity\":4}]}".formatted(YARN));
    }

    private static PutInBasketResult put(Basket basket) {
        return basket.putAtLeastOne(new Sku(YARN), new AccessToken("token"));
    }

    private static void run(Consumer<Basket> test, String... settings) {
        ClientContext.of(OrderClient.class, "order-service", ORDERS.url(), settings)
                .withUserConfiguration(Settings.class)
                .run(context -> test.accept(context.getBean(Basket.class)));
    }
}
