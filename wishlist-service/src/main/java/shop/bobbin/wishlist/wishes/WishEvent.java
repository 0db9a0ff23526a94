package shop.bobbin.wishlist.wishes;

import java.time.Instant;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Sku;

/** A change of a wishlist, published in the transaction that makes it. */
public sealed interface WishEvent {

    CustomerId customer();

    Sku sku();

    /** The version of the wishlist, which grows by one with each event. */
    long version();

    Instant occurredAt();

    record WishAdded(CustomerId customer, Sku sku, long version, Instant occurredAt) implements WishEvent {}

    record WishRemoved(CustomerId customer, Sku sku, long version, Instant occurredAt) implements WishEvent {}
}
