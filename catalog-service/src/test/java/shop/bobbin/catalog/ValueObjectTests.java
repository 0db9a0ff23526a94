package shop.bobbin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.catalog.products.Availability;
import shop.bobbin.catalog.products.CategoryId;
import shop.bobbin.catalog.products.Tag;

class ValueObjectTests {

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
    void rejectsInvalidSkus(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Yarn", "yarn/..", "yarn-", "a b"})
    void rejectsInvalidCategoriesAndTags(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CategoryId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag(text));
    }

    @ParameterizedTest
    @CsvSource({"0, OUT", "1, LOW", "5, LOW", "6, IN_STOCK", "100000, IN_STOCK"})
    void mapsStockToAvailability(int onHand, Availability level) {
        assertThat(Availability.of(onHand)).isEqualTo(level);
    }

    @Test
    void rejectsPricesOutOfRange() {
        var euro = Currency.getInstance("EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(0, euro));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(Money.MAX_AMOUNT + 1, euro));
    }
}
