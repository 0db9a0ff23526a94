package shop.bobbin.catalog;

import java.util.Currency;

/** What one piece costs, in minor units of its currency. */
public record Money(long amount, Currency currency) {

    /** The dearest that one piece may be: ten million in most currencies. */
    public static final long HIGHEST = 1_000_000_000L;

    public Money {
        if (amount < 1 || amount > HIGHEST) {
            throw new IllegalArgumentException("not a price: " + amount);
        }
    }
}
