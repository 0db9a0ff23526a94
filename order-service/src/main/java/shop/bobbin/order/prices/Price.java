package shop.bobbin.order.prices;

import java.util.Currency;
import shop.bobbin.order.Money;
import shop.bobbin.order.Sku;

/** Name and price of a product in the catalog, current or last known. */
public record Price(Sku sku, String name, Money unitPrice, boolean discontinued) {

    public Price {
        if (unitPrice.amount() > Money.MAX_PRICE) {
            throw new IllegalArgumentException("unit price is too high: " + unitPrice.amount());
        }
    }

    boolean isIn(Currency currency) {
        return unitPrice.currency().equals(currency);
    }
}
