/**
 * Passes {@code catalog.stock-events} to the saga and publishes {@code order.order-events}; each instance also consumes
 * the latter to notify the subscribers of its event streams.
 */
@NullMarked
package shop.bobbin.order.ordering.messaging;

import org.jspecify.annotations.NullMarked;
