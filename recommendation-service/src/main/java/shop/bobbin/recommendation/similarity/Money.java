package shop.bobbin.recommendation.similarity;

/** An amount in minor units (cents) of an ISO 4217 currency. */
public record Money(long amount, String currency) {

    public Money {
        if (amount < 0 || currency.length() != 3) {
            throw new IllegalArgumentException("not a price: " + amount + " " + currency);
        }
    }
}
