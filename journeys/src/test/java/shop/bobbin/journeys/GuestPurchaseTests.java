package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuestPurchaseTests {

    private final ArrayList<String> steps = new ArrayList<>();

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
    void reportsEachStepWithItsDuration() {
        gateway.on("GET /api/products", 200, """
                        {"items":[{"sku":"A","availability":"OUT"},{"sku":"B","availability":"IN_STOCK"}]}""")
                .on("GET /api/products/B", 200, "{\"sku\":\"B\"}")
                .on("PUT /api/basket/lines/B", 200, "{}")
                .on("POST /api/orders", 201, "{\"orderId\":\"o1\"}")
                .on("GET /api/orders/o1", 200, "{\"orderId\":\"o1\",\"status\":\"CONFIRMED\"}");

        var order = new GuestPurchase(gateway.url(), steps::add).run("tok_ok");

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(steps)
                .allMatch(step -> step.matches(" *\\d+ ms  .*"))
                .extracting(step -> step.replaceFirst(" *\\d+ ms  ", ""))
                .containsExactly(
                        "start a guest session",
                        "list the products",
                        "show B",
                        "put one B into the basket",
                        "place the order",
                        "wait for the result  CONFIRMED");
    }

    @Test
    void failsWhenEverythingIsOutOfStock() {
        gateway.on("GET /api/products", 200, "{\"items\":[{\"sku\":\"A\",\"availability\":\"OUT\"}]}");

        assertThatThrownBy(() -> new GuestPurchase(gateway.url(), steps::add).run("tok_ok"))
                .isInstanceOf(JourneyFailedException.class)
                .hasMessageStartingWith("No product is in stock");
        assertThat(steps).hasSize(2);
    }
}
