/** Sharing links and shared wishlists over HTTP. */
@NullMarked
package shop.bobbin.wishlist.sharing.web;

import org.jspecify.annotations.NullMarked;
