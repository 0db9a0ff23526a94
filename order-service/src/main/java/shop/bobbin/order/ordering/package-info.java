/**
 * Orders, from the checkout to their end. Owns the orders, their history and their saga; consumes
 * {@code catalog.stock-events}, publishes {@code order.order-events}, and sends the transitions of an order to its
 * customer as server-sent events. Start with {@link shop.bobbin.order.ordering.OrderSaga} (the workflow), then read
 * {@link shop.bobbin.order.ordering.Order} (the state machine).
 */
@NullMarked
package shop.bobbin.order.ordering;

import org.jspecify.annotations.NullMarked;
