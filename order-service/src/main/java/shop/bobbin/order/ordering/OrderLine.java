package shop.bobbin.order.ordering;

import shop.bobbin.order.Money;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;

/** What was bought of one product, under the name and at the price of that moment. */
public record OrderLine(Sku sku, String name, Quantity quantity, Money unitPrice) {

    Money total() {
        return unitPrice.times(quantity);
    }
}
