package shop.bobbin.order.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;

/** Things that tests need some of, whatever they are exactly. */
final class Some {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final CustomerId ADA = new CustomerId("customer-ada");

    private Some() {}

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
        order.reserve(NOON);
        return order;
    }

    static Order charging() {
        var order = reserved();
        order.charge();
        return order;
    }

    static Order confirmed() {
        var order = charging();
        order.confirm(NOON);
        return order;
    }

    static Order rejected() {
        var order = order();
        order.refuseStock(NOON);
        return order;
    }

    static Order cancelled() {
        var order = order();
        order.cancel(NOON);
        return order;
    }
}
