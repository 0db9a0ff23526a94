/**
 * The order service: baskets, orders and their saga, payments. This package holds the words that all of its features
 * share ({@link shop.bobbin.order.Sku}, {@link shop.bobbin.order.Money}, ...) and the problems that it answers with.
 * Read {@code ordering.Order} first.
 */
@NullMarked
package shop.bobbin.order;

import org.jspecify.annotations.NullMarked;
