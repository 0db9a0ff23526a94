/**
 * Reads {@code catalog.stock-events} into the saga, publishes {@code order.order-events}, and listens to these at every
 * instance for the sake of those who watch their orders live.
 */
@NullMarked
package shop.bobbin.order.ordering.messaging;

import org.jspecify.annotations.NullMarked;
