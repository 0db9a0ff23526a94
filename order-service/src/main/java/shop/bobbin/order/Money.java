package shop.bobbin.order;

import java.util.Currency;

/**
 * An amount in minor units of its currency. The limit is far above the dearest possible order (50 lines of 99 pieces of
 * a product at {@link #HIGHEST_PRICE}), so no sum or product of ours can overflow.
 */
public record Money(long amount, Currency currency) {

    /** The dearest that one piece may be: ten million in most currencies. */
    public static final long HIGHEST_PRICE = 1_000_000_000L;

    private static final long HIGHEST = 10_000_000_000_000L;

    public Money {
        if (amount < 0 || amount > HIGHEST) {
            throw new IllegalArgumentException("not an amount: " + amount);
        }
    }

    public static Money of(long amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(amount + other.amount, currency);
    }

    public Money times(Quantity quantity) {
        return new Money(Math.multiplyExact(amount, (long) quantity.value()), currency);
    }
}
