package shop.bobbin.payment.simulator;

import java.util.regex.Pattern;

/** A positive amount in minor units of an ISO 4217 currency. */
record Money(long amount, String currency) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    Money {
        if (amount <= 0) {
            throw new MalformedRequestException("amount must be a positive number of minor units");
        }
        if (!CURRENCY.matcher(currency).matches()) {
            throw new MalformedRequestException("currency must be three capital letters");
        }
    }
}
