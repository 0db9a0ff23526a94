package shop.bobbin.wishlist.wishes.messaging;

import java.time.Instant;
import shop.bobbin.wishlist.wishes.WishEvent;

/** The JSON payload of all wish events. */
record WishEventPayload(String customerId, String sku, long version, Instant occurredAt) {

    static WishEventPayload of(WishEvent event) {
        return new WishEventPayload(event.customer().value(), event.sku().value(), event.version(), event.occurredAt());
    }
}
