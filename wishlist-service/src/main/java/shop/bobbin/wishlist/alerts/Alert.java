package shop.bobbin.wishlist.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;

/**
 * News of one product for one customer, as it was when it was told.
 *
 * @param priceBefore of a price drop: the price when the wish was added or the alert before this one was raised
 */
public record Alert(
        AlertId id,
        Kind kind,
        Sku sku,
        String name,
        Money price,
        @Nullable Money priceBefore,
        Availability availability,
        Instant createdAt,
        boolean read) {

    public enum Kind {
        PRICE_DROP,
        BACK_IN_STOCK
    }
}
