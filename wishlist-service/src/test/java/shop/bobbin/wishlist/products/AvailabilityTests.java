package shop.bobbin.wishlist.products;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.wishlist.products.Availability.IN_STOCK;
import static shop.bobbin.wishlist.products.Availability.LOW;
import static shop.bobbin.wishlist.products.Availability.OUT;

import org.junit.jupiter.api.Test;

class AvailabilityTests {

    @Test
    void isBackInStockIfItWasOutBefore() {
        assertThat(IN_STOCK.isBackInStockAfter(OUT)).isTrue();
        assertThat(LOW.isBackInStockAfter(OUT)).isTrue();
    }

    @Test
    void isNotBackInStockOtherwise() {
        assertThat(OUT.isBackInStockAfter(OUT)).isFalse();
        assertThat(OUT.isBackInStockAfter(LOW)).isFalse();
        assertThat(IN_STOCK.isBackInStockAfter(LOW)).isFalse();
        assertThat(LOW.isBackInStockAfter(IN_STOCK)).isFalse();
    }
}
