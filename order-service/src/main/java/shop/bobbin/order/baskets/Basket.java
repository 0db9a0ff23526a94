package shop.bobbin.order.baskets;

import java.util.List;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;

/** A snapshot of a customer's basket. The version grows with each change; a basket that was never used has version 0. */
public record Basket(CustomerId customer, long version, List<Line> lines) {

    public static final int MAX_LINES = 50;

    public record Line(Sku sku, Quantity quantity) {}
}
