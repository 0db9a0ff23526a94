/** Reads {@code catalog.products}: each event as it comes, and the whole topic for a rebuild. */
@NullMarked
package shop.bobbin.wishlist.products.messaging;

import org.jspecify.annotations.NullMarked;
