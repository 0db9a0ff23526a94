/**
 * The checkout: quotes the customer's basket and places an order for it. Owns no data; consumes and publishes no events. Start
 * with {@link shop.bobbin.order.ordering.checkout.Checkout}.
 */
@NullMarked
package shop.bobbin.order.ordering.checkout;

import org.jspecify.annotations.NullMarked;
