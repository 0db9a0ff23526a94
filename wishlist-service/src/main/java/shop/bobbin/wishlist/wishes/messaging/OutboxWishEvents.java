package shop.bobbin.wishlist.wishes.messaging;

import org.springframework.stereotype.Component;
import shop.bobbin.chassis.outbox.Outbox;
import shop.bobbin.chassis.outbox.OutgoingEvent;
import shop.bobbin.wishlist.wishes.WishEvent;
import shop.bobbin.wishlist.wishes.WishEvent.WishAdded;
import shop.bobbin.wishlist.wishes.WishEvent.WishRemoved;
import shop.bobbin.wishlist.wishes.WishEvents;

/** Publishes wish events through the outbox. Their types on the wire are literals, which no renaming of a class changes. */
@Component
class OutboxWishEvents implements WishEvents {

    private static final String TOPIC = "wishlist.wish-events";

    private final Outbox outbox;

    OutboxWishEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void publish(WishEvent event) {
        var type =
                switch (event) {
                    case WishAdded _ -> "wishlist.wish.added.v1";
                    case WishRemoved _ -> "wishlist.wish.removed.v1";
                };
        var customer = event.customer().value();
        outbox.publish(new OutgoingEvent(TOPIC, customer, type, customer, WishEventPayload.of(event)));
    }
}
