/** Consumes {@code catalog.products} into the price replica. */
@NullMarked
package shop.bobbin.order.prices.messaging;

import org.jspecify.annotations.NullMarked;
