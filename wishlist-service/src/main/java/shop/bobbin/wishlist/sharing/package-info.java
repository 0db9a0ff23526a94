/**
 * Links that show a wishlist to whoever has them, until their owner revokes them. Owns the links; listens to nothing,
 * publishes nothing.
 */
@NullMarked
package shop.bobbin.wishlist.sharing;

import org.jspecify.annotations.NullMarked;
