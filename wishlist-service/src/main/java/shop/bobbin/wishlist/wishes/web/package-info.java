/** Wishlists over HTTP. */
@NullMarked
package shop.bobbin.wishlist.wishes.web;

import org.jspecify.annotations.NullMarked;
