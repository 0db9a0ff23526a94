package shop.bobbin.order.ordering;

import shop.bobbin.order.Money;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;

/** One product of an order, with its name and price at the time of the checkout. */
public record OrderLine(Sku sku, String name, Quantity quantity, Money unitPrice) {

    Money total() {
        return unitPrice.times(quantity);
    }
}
