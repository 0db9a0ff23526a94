/**
 * The order service: baskets, orders with their saga, and payments. This package has the value objects that the feature
 * packages share ({@link shop.bobbin.order.Sku}, {@link shop.bobbin.order.Money}, ...), the access rules and the problem
 * types. Start with {@code ordering.OrderSaga}.
 */
@NullMarked
package shop.bobbin.order;

import org.jspecify.annotations.NullMarked;
