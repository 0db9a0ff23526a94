package shop.bobbin.wishlist;

import java.util.Currency;

/** An amount in minor units of its currency. */
public record Money(long amount, Currency currency) {

    private static final long HIGHEST = 10_000_000_000_000L;

    public Money {
        if (amount < 0 || amount > HIGHEST) {
            throw new IllegalArgumentException("not an amount: " + amount);
        }
    }

    public static Money of(long amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }

    /** For columns and queries. */
    public String currencyCode() {
        return currency.getCurrencyCode();
    }
}
