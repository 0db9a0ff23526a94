package shop.bobbin.catalog.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.products.CategoryId;

class SeedCurrencyTests {

    private static final Currency YEN = Currency.getInstance("JPY");

    @Test
    void usesTheShopsCurrency() {
        var seed = new SeedCatalog.ProductEntry("SEED-1", "Seed", "To begin with.", "yarn", List.of("wool"), 1250, 3);
        var generator = new ProductGenerator(List.of(new CategoryId("yarn")), YEN);

        assertThat(seed.toNewProduct(YEN).price()).isEqualTo(new Money(1250, YEN));
        assertThat(generator.generate(7).price().currency()).isEqualTo(YEN);
    }
}
