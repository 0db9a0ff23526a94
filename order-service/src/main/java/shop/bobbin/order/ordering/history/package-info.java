/** The audit log of the orders. Owns their history; consumes and publishes no events. */
@NullMarked
package shop.bobbin.order.ordering.history;

import org.jspecify.annotations.NullMarked;
