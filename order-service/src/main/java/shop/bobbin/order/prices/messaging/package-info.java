/** Reads {@code catalog.products} into the copy of known prices. */
@NullMarked
package shop.bobbin.order.prices.messaging;

import org.jspecify.annotations.NullMarked;
