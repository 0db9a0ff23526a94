/**
 * What products cost at this moment: asks the catalog, and owns a copy of its last known names and prices for the time
 * when it is away. Listens to {@code catalog.products}, publishes nothing.
 */
@NullMarked
package shop.bobbin.order.prices;

import org.jspecify.annotations.NullMarked;
