/** The operator's call that builds the copy anew. */
@NullMarked
package shop.bobbin.wishlist.products.web;

import org.jspecify.annotations.NullMarked;
