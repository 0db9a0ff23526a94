package shop.bobbin.wishlist.products.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shop.bobbin.testing.Contracts;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;

class ProductContractTests {

    @Test
    void readsTheSampleOfTheCatalog() {
        var sample = Contracts.of("catalog-service").event(ProductChanged.TOPIC, ProductChanged.TYPE);

        assertThat(sample.sampleAs(ProductChanged.class).toProduct())
                .isEqualTo(new Product(
                        new Sku("YARN-MER-BLU"),
                        7,
                        "Merino double knit, ink blue",
                        Money.of(1250, "EUR"),
                        Availability.IN_STOCK,
                        "/pictures/YARN-MER-BLU.svg",
                        false));
    }
}
