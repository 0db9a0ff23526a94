/**
 * Links that give read access to a wishlist until its owner revokes them. Owns the links; listens to nothing, publishes
 * nothing.
 */
@NullMarked
package shop.bobbin.wishlist.sharing;

import org.jspecify.annotations.NullMarked;
