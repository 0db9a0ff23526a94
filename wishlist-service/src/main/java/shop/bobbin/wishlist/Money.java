package shop.bobbin.wishlist;

import java.util.Currency;

/** An amount in minor units of its currency, not negative. */
public record Money(long amount, Currency currency) {

    private static final long MAX_AMOUNT = 10_000_000_000_000L;

    public Money {
        if (amount < 0 || amount > MAX_AMOUNT) {
            throw new IllegalArgumentException("amount out of range: " + amount);
        }
    }

    public static Money of(long amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }

    /** The ISO 4217 code, as in the database. */
    public String currencyCode() {
        return currency.getCurrencyCode();
    }
}
