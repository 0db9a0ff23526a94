package shop.bobbin.order.prices;

import java.util.Currency;
import shop.bobbin.order.Money;
import shop.bobbin.order.Sku;

/** What the catalog says, or last said, of a product. */
public record Price(Sku sku, String name, Money unitPrice, boolean discontinued) {

    public Price {
        if (unitPrice.amount() > Money.MAX_PRICE) {
            throw new IllegalArgumentException("no piece costs " + unitPrice.amount());
        }
    }

    boolean isIn(Currency currency) {
        return unitPrice.currency().equals(currency);
    }
}
