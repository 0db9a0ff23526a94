package shop.bobbin.catalog.stock.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.testing.Contracts;

/** Consumer-driven contract: the listener reads the sample events of the order service. */
class OrderListenerTests {

    private final Contracts contracts = Contracts.of("order-service");

    @Test
    void readsTheLinesOfAPlacedOrder() {
        var placed = contracts
                .event("order.order-events", "order.order.placed.v1")
                .sampleAs(OrderListener.OrderPlaced.class);

        assertThat(placed.orderId()).isNotNull();
        assertThat(OrderListener.reservationLines(placed.lines()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.quantity()).isPositive());
    }

    @Test
    void readsTheLinesOfAConfirmedOrder() {
        var confirmed = contracts
                .event("order.order-events", "order.order.confirmed.v1")
                .sampleAs(OrderListener.OrderConfirmed.class);

        assertThat(confirmed.orderId()).isNotNull();
        assertThat(OrderListener.reservationLines(confirmed.lines())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "cancelled"})
    void readsTheIdOfAnEndedOrder(String end) {
        var ended = contracts
                .event("order.order-events", "order.order." + end + ".v1")
                .sampleAs(OrderListener.OrderEnded.class);

        assertThat(ended.orderId()).isNotNull();
    }
}
