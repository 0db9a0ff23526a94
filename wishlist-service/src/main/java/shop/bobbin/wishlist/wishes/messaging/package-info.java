/** Publishes {@code wishlist.wish-events}. */
@NullMarked
package shop.bobbin.wishlist.wishes.messaging;

import org.jspecify.annotations.NullMarked;
