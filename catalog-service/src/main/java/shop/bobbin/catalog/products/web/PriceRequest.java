package shop.bobbin.catalog.products.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import shop.bobbin.catalog.Money;

/** @param amount in minor units of the currency */
record PriceRequest(
        @Min(1) @Max(Money.MAX_AMOUNT) long amount, @NotNull Currency currency) {

    Money toMoney() {
        return new Money(amount, currency);
    }
}
