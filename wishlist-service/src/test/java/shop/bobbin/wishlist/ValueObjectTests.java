package shop.bobbin.wishlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueObjectTests {

    @ParameterizedTest
    @ValueSource(strings = {"YARN-MER-BLU", "AB-1", "ABCDEFGH-12345678-12345678"})
    void acceptsSkus(String sku) {
        assertThat(new Sku(sku)).hasToString(sku);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "YARN",
                "yarn-mer",
                "Y-1",
                "AB-1-2-3-4",
                "AB-1\n",
                "AB-'1'",
                "ABCDEFGH-12345678-12345678-12345678"
            })
    void rejectsMalformedSkus(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest-5sZ", "customer-ada", "guest-_-", "aaaaaaaaaaaaaaaaaaaa-1"})
    void acceptsCustomerIds(String subject) {
        assertThat(new CustomerId(subject)).hasToString(subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "Guest-1",
                "guest-",
                "guest-1'--",
                "aaaaaaaaaaaaaaaaaaaaa-1",
                "guest-12345678901234567890123456789012345678901"
            })
    void rejectsMalformedCustomerIds(String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(subject));
    }

    @Test
    void rejectsNegativeAmountsAndUnknownCurrencies() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(-1, "EUR"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "euro"));
        assertThat(Money.of(1250, "EUR").currencyCode()).isEqualTo("EUR");
    }
}
