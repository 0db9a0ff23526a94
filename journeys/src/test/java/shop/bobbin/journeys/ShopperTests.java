package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.bobbin.journeys.CheckoutResult.Accepted;
import shop.bobbin.journeys.OrderState.Transition;

class ShopperTests {

    private final List<String> accepted = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private FakeGateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = new FakeGateway().on("POST /api/session", 201, "{}");
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void keepsTheSessionCookie() {
        gateway.on("GET /api/products", 200, "{\"items\":[]}");

        try (var guest = Shopper.guest(gateway.url())) {
            guest.browse("");
        }

        assertThat(gateway.requests).containsExactly("POST /api/session", "GET /api/products with session=1");
    }

    @Test
    void knowsWhichProductsAreInStock() {
        gateway.on("GET /api/products?q=wool", 200, """
                {"items":[{"sku":"A","name":"a","availability":"OUT"},{"sku":"B","name":"b","availability":"LOW"}]}""");

        try (var guest = Shopper.guest(gateway.url())) {
            assertThat(guest.browse("?q=wool"))
                    .containsExactly(new Product("A", "a", false), new Product("B", "b", true));
        }
    }

    @Test
    void recordsAcceptedOrdersOnly() {
        gateway.on("POST /api/orders", 503, "{\"type\":\"urn:bobbin:problem:unavailable\"}")
                .on("POST /api/orders", 201, "{\"orderId\":\"o1\"}");

        try (var guest = Shopper.guest(gateway.url(), accepted::add)) {
            assertThat(guest.checkout("k", "tok_ok").refused().problem()).isEqualTo("unavailable");
            assertThat(accepted).isEmpty();
            assertThat(guest.checkout("k", "tok_ok")).isEqualTo(new Accepted("o1"));
            assertThat(accepted).containsExactly("o1");
        }
    }

    @Test
    void waitsForTheEndOfAnOrderAlsoWhenRequestsFail() {
        gateway.on("GET /api/orders/o1", 503, "")
                .on("GET /api/orders/o1", 200, "{\"orderId\":\"o1\",\"status\":\"PLACED\"}")
                .on("GET /api/orders/o1", 200, """
                        {"orderId":"o1","status":"REJECTED","reason":"OUT_OF_STOCK",
                         "history":[{"at":"2026-11-21T00:00:00Z","status":"REJECTED","cause":"out of stock"}]}""");

        try (var guest = Shopper.guest(gateway.url())) {
            var order = guest.awaitEnd("o1");

            assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
            assertThat(order.reason()).isEqualTo("OUT_OF_STOCK");
            assertThat(order.history())
                    .containsExactly(new Transition("2026-11-21T00:00:00Z", OrderStatus.REJECTED, "out of stock"));
            assertThatThrownBy(order::requireConfirmed)
                    .isInstanceOf(JourneyFailedException.class)
                    .hasMessage("Order o1 is not confirmed, but REJECTED OUT_OF_STOCK");
        }
    }

    @Test
    void reportsAFailedStepWithTheResponse() {
        gateway.on("PUT /api/basket/lines/A", 422, "no such product");

        try (var guest = Shopper.guest(gateway.url())) {
            assertThatThrownBy(() -> guest.fill("A", 1))
                    .isInstanceOf(JourneyFailedException.class)
                    .hasMessage("PUT /api/basket/lines/A failed with status 422: no such product");
        }
    }

    @Test
    void reportsThatNothingResponds() {
        gateway.close();

        assertThatThrownBy(() -> Shopper.guest(gateway.url()))
                .isInstanceOf(JourneyFailedException.class)
                .hasMessageStartingWith("POST /api/session: no response from http://127.0.0.1:")
                .hasMessageEndingWith("Run the command 'status' to see whether the shop is running.");
    }
}
