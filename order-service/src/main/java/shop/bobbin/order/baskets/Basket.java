package shop.bobbin.order.baskets;

import java.util.List;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;

/**
 * A customer's basket as it is at one moment; the version grows with every change, and an unused basket has version 0.
 */
public record Basket(CustomerId customer, long version, List<Line> lines) {

    public static final int MOST_LINES = 50;

    public record Line(Sku sku, Quantity quantity) {}
}
