/**
 * Payments of orders. Owns the state of each payment and calls the external payment provider over HTTP until its response
 * is definite. Consumes and publishes no events: it reports to the order through
 * {@link shop.bobbin.order.payments.PayableOrders}. Read {@code Payment} first.
 */
@NullMarked
package shop.bobbin.order.payments;

import org.jspecify.annotations.NullMarked;
