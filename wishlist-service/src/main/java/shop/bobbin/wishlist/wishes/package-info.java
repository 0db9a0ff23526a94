/**
 * The customers' wishlists. Owns the wishes and moves a wish to the customer's basket at the order service. Publishes
 * {@code wishlist.wish-events}; listens to nothing.
 */
@NullMarked
package shop.bobbin.wishlist.wishes;

import org.jspecify.annotations.NullMarked;
