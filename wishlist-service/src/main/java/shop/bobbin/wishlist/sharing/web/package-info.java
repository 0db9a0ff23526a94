/** Sharing links, and what they show, over HTTP. */
@NullMarked
package shop.bobbin.wishlist.sharing.web;

import org.jspecify.annotations.NullMarked;
