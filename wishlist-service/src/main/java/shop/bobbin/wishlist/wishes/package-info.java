/**
 * What each customer wishes for. Owns the wishlists and moves a wish into the customer's basket at the order service.
 * Publishes {@code wishlist.wish-events}, and tells the other features of each
 * {@link shop.bobbin.wishlist.wishes.WishEvent}; listens to nothing.
 */
@NullMarked
package shop.bobbin.wishlist.wishes;

import org.jspecify.annotations.NullMarked;
