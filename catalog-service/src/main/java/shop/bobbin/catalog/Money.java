package shop.bobbin.catalog;

import java.util.Currency;

/**
 * The price of one piece.
 *
 * @param amount in minor units of the currency, for example cents
 */
public record Money(long amount, Currency currency) {

    /** Ten million, in a currency with two decimal places. */
    public static final long MAX_AMOUNT = 1_000_000_000L;

    public Money {
        if (amount < 1 || amount > MAX_AMOUNT) {
            throw new IllegalArgumentException("not a price: " + amount);
        }
    }
}
