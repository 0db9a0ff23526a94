/**
 * Prices of products: calls the catalog, and owns a replica of its names and prices as a fallback for the time when it is
 * unavailable. Consumes {@code catalog.products}, publishes nothing.
 */
@NullMarked
package shop.bobbin.order.prices;

import org.jspecify.annotations.NullMarked;
