/**
 * Gets orders paid. Owns what we have asked of the payment provider and what it has answered; asks it over HTTP, again
 * and again until its answer is definite. Listens to nothing and publishes nothing: it tells the order through
 * {@link shop.bobbin.order.payments.OrderSettlement}. Read {@code Payment} first.
 */
@NullMarked
package shop.bobbin.order.payments;

import org.jspecify.annotations.NullMarked;
