package shop.bobbin.wishlist.wishes.messaging;

import java.time.Instant;
import shop.bobbin.wishlist.wishes.WishEvent;

/** The body of every wish event. */
record WishEventBody(String customerId, String sku, long version, Instant occurredAt) {

    static WishEventBody of(WishEvent event) {
        return new WishEventBody(event.customer().value(), event.sku().value(), event.version(), event.occurredAt());
    }
}
