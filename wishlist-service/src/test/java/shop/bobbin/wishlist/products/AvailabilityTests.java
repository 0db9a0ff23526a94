package shop.bobbin.wishlist.products;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.wishlist.products.Availability.IN_STOCK;
import static shop.bobbin.wishlist.products.Availability.LOW;
import static shop.bobbin.wishlist.products.Availability.OUT;

import org.junit.jupiter.api.Test;

class AvailabilityTests {

    @Test
    void isBackWhenItWasOutAndIsNot() {
        assertThat(IN_STOCK.isBackSince(OUT)).isTrue();
        assertThat(LOW.isBackSince(OUT)).isTrue();
    }

    @Test
    void isNotBackOtherwise() {
        assertThat(OUT.isBackSince(OUT)).isFalse();
        assertThat(OUT.isBackSince(LOW)).isFalse();
        assertThat(IN_STOCK.isBackSince(LOW)).isFalse();
        assertThat(LOW.isBackSince(IN_STOCK)).isFalse();
    }
}
