package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueObjectTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "YARN", "yarn-mer-blu", "YARN-MER-BLU'--", "../YARN-MER", "YARN-ABCDEFGHI", "YARN-A-B-C-D"})
    void rejectsInvalidSkus(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 100, Integer.MAX_VALUE})
    void rejectsInvalidQuantities(int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "ADA",
                "customer-",
                "customer-ada;drop table orders",
                "guest-\n",
                "aaaaaaaaaaaaaaaaaaaaa-1"
            })
    void rejectsInvalidCustomerIds(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(text));
    }

    @Test
    void addsUpTheMostExpensiveOrderWithoutOverflow() {
        var line = Money.of(Money.MAX_PRICE, "EUR").times(new Quantity(Quantity.MAX));
        var total = line;
        for (int i = 1; i < 50; i++) {
            total = total.plus(line);
        }
        assertThat(total.amount()).isEqualTo(50L * 99 * Money.MAX_PRICE);
    }

    @Test
    void rejectsASumOfTwoCurrencies() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "CHF")));
    }
}
