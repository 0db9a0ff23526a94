/** Calls of the order service over HTTP. */
@NullMarked
package shop.bobbin.wishlist.wishes.client;

import org.jspecify.annotations.NullMarked;
