package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {"", "YARN", "yarn-mer-blu", "YARN-MER-BLU'--", "../YARN-MER", "YARN-ABCDEFGHI", "YARN-A-B-C-D"})
    void refusesWhatIsNoSku(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 100, Integer.MAX_VALUE})
    void refusesWhatIsNoQuantity(int value) {
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
    void refusesWhatIsNoCustomer(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(text));
    }

    @Test
    void countsTheDearestOrderWithoutOverflow() {
        var line = Money.of(Money.HIGHEST_PRICE, "EUR").times(new Quantity(Quantity.MOST));
        var total = line;
        for (int i = 1; i < 50; i++) {
            total = total.plus(line);
        }
        assertThat(total.amount()).isEqualTo(50L * 99 * Money.HIGHEST_PRICE);
    }

    @Test
    void doesNotAddFrancsToEuros() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "CHF")));
    }

    @Test
    void givesLaterOrdersGreaterIds() {
        var random = new Random(1);
        var before = idAt(NOON, random);
        var after = idAt(NOON.plusMillis(1), random);

        assertThat(before.version()).isEqualTo(7);
        assertThat(before.variant()).isEqualTo(2);
        assertThat(after.toString()).isGreaterThan(before.toString());
    }

    private static UUID idAt(Instant time, Random random) {
        return new TimeOrderedIds(Clock.fixed(time, ZoneOffset.UTC), random)
                .next()
                .value();
    }
}
