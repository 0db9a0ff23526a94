package shop.bobbin.order.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;

/** Orders in each state, for tests. */
final class TestOrders {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final CustomerId ADA = new CustomerId("customer-ada");

    private TestOrders() {}

    static OrderId orderId() {
        return new OrderId(UUID.randomUUID());
    }

    static OrderLine line(String sku, int quantity, long price) {
        return new OrderLine(new Sku(sku), "Name of " + sku, new Quantity(quantity), Money.of(price, "EUR"));
    }

    static OrderLines lines() {
        return new OrderLines(List.of(line("YARN-MER-BLU", 2, 1250), line("BTN-SHELL", 6, 40)));
    }

    static Order order() {
        return Order.place(orderId(), ADA, lines(), NOON).order();
    }

    static Order reserved() {
        var order = order();
        order.stockReserved(NOON);
        return order;
    }

    static Order capturing() {
        var order = reserved();
        order.startCapture();
        return order;
    }

    static Order confirmed() {
        var order = capturing();
        order.paymentCaptured(NOON);
        return order;
    }

    static Order rejected() {
        var order = order();
        order.stockRefused(NOON);
        return order;
    }

    static Order cancelled() {
        var order = order();
        order.cancel(NOON);
        return order;
    }
}
