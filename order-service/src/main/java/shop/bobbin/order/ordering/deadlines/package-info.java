/**
 * The deadline of the reservation: cancels orders to which the catalog does not reply in time. Owns no data; consumes and
 * publishes no events.
 */
@NullMarked
package shop.bobbin.order.ordering.deadlines;

import org.jspecify.annotations.NullMarked;
