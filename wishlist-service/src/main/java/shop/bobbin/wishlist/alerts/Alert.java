package shop.bobbin.wishlist.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.products.Availability;

/**
 * An alert about one product for one customer, with the product as it was when the alert was raised.
 *
 * @param priceBefore the threshold that a price drop was compared with; null for the other kind
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
