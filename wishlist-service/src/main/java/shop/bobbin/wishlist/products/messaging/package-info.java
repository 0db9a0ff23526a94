/** Consumes {@code catalog.products}: each event by a listener, and the whole topic for a rebuild. */
@NullMarked
package shop.bobbin.wishlist.products.messaging;

import org.jspecify.annotations.NullMarked;
