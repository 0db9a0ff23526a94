package shop.bobbin.wishlist.wishes;

import java.time.Instant;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;

/** Something has happened to a wishlist; published inside the transaction in which it happens. */
public sealed interface WishEvent {

    CustomerId customer();

    Sku sku();

    /** Of the wishlist: grows by one with each event. */
    long version();

    Instant occurredAt();

    record WishAdded(CustomerId customer, Sku sku, long version, Instant occurredAt, Money price)
            implements WishEvent {}

    record WishRemoved(CustomerId customer, Sku sku, long version, Instant occurredAt) implements WishEvent {}
}
