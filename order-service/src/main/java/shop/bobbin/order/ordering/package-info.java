/**
 * Orders, from the checkout to their end. Owns the orders, their history and the saga that moves them; listens to
 * {@code catalog.stock-events}, publishes {@code order.order-events} and shows customers their orders live. Read
 * {@link shop.bobbin.order.ordering.Order} (what an order is and what can happen to it) and then
 * {@link shop.bobbin.order.ordering.OrderSaga} (what makes it happen).
 */
@NullMarked
package shop.bobbin.order.ordering;

import org.jspecify.annotations.NullMarked;
