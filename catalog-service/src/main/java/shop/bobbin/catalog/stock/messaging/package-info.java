/**
 * Consumes {@code order.order-events} and publishes {@code catalog.stock-events}.
 */
@NullMarked
package shop.bobbin.catalog.stock.messaging;

import org.jspecify.annotations.NullMarked;
