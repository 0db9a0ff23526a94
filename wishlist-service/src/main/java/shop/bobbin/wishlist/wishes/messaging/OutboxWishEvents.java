package shop.bobbin.wishlist.wishes.messaging;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.outbox.Outbox;
import shop.bobbin.chassis.outbox.OutgoingEvent;
import shop.bobbin.wishlist.wishes.WishEvent;
import shop.bobbin.wishlist.wishes.WishEvent.WishAdded;
import shop.bobbin.wishlist.wishes.WishEvent.WishRemoved;

/** Wish events on the wire: their types are written by hand and never change. */
@Component
class OutboxWishEvents {

    private static final String TOPIC = "wishlist.wish-events";

    private final Outbox outbox;

    OutboxWishEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void publish(WishEvent event) {
        var type =
                switch (event) {
                    case WishAdded _ -> "wishlist.wish.added.v1";
                    case WishRemoved _ -> "wishlist.wish.removed.v1";
                };
        var customer = event.customer().value();
        outbox.publish(new OutgoingEvent(TOPIC, customer, type, customer, WishEventBody.of(event)));
    }
}
