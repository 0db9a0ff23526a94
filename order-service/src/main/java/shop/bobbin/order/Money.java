package shop.bobbin.order;

import java.util.Currency;

/**
 * An amount in minor units of its currency, not negative. The maximum is far above the highest possible order total (50
 * lines of 99 pieces at {@link #MAX_PRICE}), so that no sum or product can overflow.
 */
public record Money(long amount, Currency currency) {

    /** The highest price of one piece: ten million in most currencies. */
    public static final long MAX_PRICE = 1_000_000_000L;

    private static final long MAX_AMOUNT = 10_000_000_000_000L;

    public Money {
        if (amount < 0 || amount > MAX_AMOUNT) {
            throw new IllegalArgumentException("amount out of range: " + amount);
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
